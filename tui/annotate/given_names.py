"""Common given names by the pronoun that goes with them, to keep "he said" off a woman and the reverse."""

from __future__ import annotations

from typing import Literal, TypeAlias

from tui.annotate.word_list import words

Gender: TypeAlias = Literal["he", "she"]

_SHE = words(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty
    sandra ashley dorothy kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca
    laura sharon cynthia kathleen amy angela shirley anna ruth brenda pamela nicole katherine virginia
    catherine christine samantha debra janet rachel carolyn emma maria heather diane julie joyce
    victoria kelly christina joan evelyn lauren judith olivia cheryl megan andrea hannah martha
    jacqueline frances gloria ann teresa kathryn sara janice jean alice madison julia grace judy abigail
    marie denise beverly amber theresa marilyn danielle diana brittany natalie sophia rose alexis kayla
    hillary melania ivanka chelsea nancy condoleezza madeleine theresa angela ursula aung jacinda carly
    kellyanne fatima aisha khadija zainab maryam mariam leila layla amina amal noor huda samira hanan
    rania yasmin malala benazir indira sonia priya anita sunita svetlana olga natalia tatiana irina
    elena yulia anastasia ekaterina ingrid astrid greta mette giorgia francesca chiara giulia marine
    brigitte claire camille sophie charlotte amelie isabel carmen lucia dolores pilar michelle dilma
    cristina claudia gabriela valentina mei yuki sakura keiko ngozi winnie graca ellen joyce christiane
    sabine petra heike katrin monika eva agnieszka ewa zuzana katarina jana ilhan alexandria kamala
    tulsi meghan kate camilla fiona siobhan niamh bridget maureen eileen sheila norma wendy holly molly
    umm oum adela agnes alma alina amira anne annika antonia asma aya beatrice berit birgit britta carla
    cecilia clara cora dana daniela dina doris edith eleanor elisa eliza elsa esther eve farah florence
    freya frida gerda gunhild hala hana hanna harriet helen helena helga hilda hind ida imani ines inga
    ingeborg irene iris ivana jasmine jelena joanna johanna jolanta josephine juliet karin karina
    kirsten lana larissa lena liv louise lydia magda maja malak manal mara margot mariana marina marta
    matilda maud maude mina mirela miriam mona nada nadia naomi nina nora odile oksana paula pauline
    petra polina rachida rana raquel reem rima rita rosa ruba sabrina safiya salma selma shirin signe
    silvia simone solveig stella susanna sylvia tamara tanja tara tatjana thea ulla vera viola wanda
    yana yara yvonne zahra zainap zeynep zina lucy ella mia chloe zoe lily isla jill debbie cathy kathy
    jenny annie ellie becky vicky sue tammy
    """
)
_HE = words(
    """
    james robert john michael david william richard joseph thomas charles christopher daniel matthew
    anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason
    jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel
    gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan henry zachary
    douglas peter kyle noah ethan jeremy walter christian keith roger austin sean gerald carl harold
    dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie
    elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene barack joe bill mike
    tim tom jim bob ted ben dan matt chris nick tony steve jeff rick ron greg doug ken mitt newt marco
    bernie rand mitch harry chuck bashar hafez vladimir sergey sergei dmitry mikhail boris igor ivan
    yuri viktor oleg nikolai volodymyr petro mohammed muhammad mohamed mohammad ahmed ahmad ali hassan
    hussein hussain omar khalid khaled abdullah ibrahim ismail mustafa mahmoud yousef yusuf salman saad
    tariq walid fuad hamid karim nasser saddam abdul abdel rashid anwar imran nawaz asif narendra rahul
    rajiv manmohan arvind sanjay amit vijay recep tayyip hakan mevlut masoud hassan abbas esmaeil qassem
    benjamin yair ehud ariel shimon naftali isaac emmanuel francois nicolas jacques jean-luc pierre
    philippe olivier laurent gerard olaf gerhard helmut wolfgang jurgen klaus hans stefan markus
    frank-walter silvio matteo giuseppe mario luigi carlo pedro mariano carlos luis miguel jorge jose
    fernando antonio manuel jair lula enrique andres hugo nicolas evo xi hu jiang wen li shinzo ban kofi
    antonio jens anders lars erik sven olof donald viktor andrzej lech jaroslaw vaclav milos robert
    bertie nelson jacob cyril thabo robert paul yoweri goodluck muhammadu abiy uhuru william rishi keir
    boris david gordon staffan gennady pope elon jeff mark tim sundar bill warren rex abu adel adnan
    akram alan alexei amir amos anatoly anders antoine anton arne artem arturo arvid axel aziz bashir
    bilal bjorn bogdan bruno cem cesar claude colin craig darius denis dirk dmitri duncan edgar edmund
    edwin einar emil emre enrico ernst faisal farid felix fernando filip finn fouad francis franz
    friedrich fritz geoffrey georg gilbert giovanni goran guillaume gunnar gustav habib haider haitham
    hakim halil hamad hamza harald hasan heinrich henrik herbert herman hisham horst howard hubert idris
    ilya imad issa ivar jaafar jakob jamal jan javier jim johan johann johannes joost josef jozef julian
    jurgen kamal kaspar kazem kenji khalil konrad kurt lamine laszlo leo leon leonid lewis lothar ludwig
    lukas maher majid malik manfred marc marcel martin mats matthias maurice max maxim mehdi mehmet
    mirko mohsen moussa mounir murad mustapha nabil nadim neil nils norbert oliver oscar oskar otto
    pablo pascal pavel pedro per petr piotr qasim radovan rafael raed rami ramon raul reinhard reza
    ricardo riyad roberto rodrigo roland rolf roman rupert rustam sami samir santiago sebastian semyon
    sergio shaun simon slobodan stanislav sultan sven tadeusz takeshi tarek theodore theo thierry tobias
    tomas tommy torsten ulrich umar uwe vadim valery vasily viktor vitaly vojtech wael waleed walter
    werner wilhelm wim yaroslav yevgeny yitzhak youssef zaid zaki ziad zoran terence terrence josh
    joshua jake zack nate alec allen bert chad chuck craig dave doug duane earl ernie fareed gus hank
    ian ira jared jerome jonah kirk lance leonard lester louis luke lyle malcolm marty mickey neal
    norman oscar phil quentin ray rex rob rod rodney ross russ sid spencer stan stu ted todd trevor troy
    vic wade wes zach dick karl rudy rudolph matthew sam fred derek
    """
)
_HE_TITLES = words("mr sir lord king prince congressman chairman spokesman")
_SHE_TITLES = words("mrs ms miss lady dame queen princess congresswoman chairwoman spokeswoman")


def gender_of(given_name: str, titles: tuple[str, ...] = ()) -> Gender | None:
    """Return the pronoun that goes with a person, None where name and titles do not tell.

    Args:
        given_name: the first word of the fullest name.
        titles: as in `LocalEntity.titles`.
    """
    for title in titles:
        for word in title.rstrip(".").split():
            if word in _HE_TITLES or word in _SHE_TITLES:
                return "he" if word in _HE_TITLES else "she"
    low = given_name.lower()
    if low in _SHE:
        return None if low in _HE else "she"
    return "he" if low in _HE else None
