"""Words that report speech, and words for those who speak without a name."""

from __future__ import annotations

from tui.annotate.word_list import words

STRONG = words(
    """
    said says say saying told tells tell telling added adds adding asked asks asking wrote writes
    writing explained explains explaining argued argues noted notes replied replies insisted insists
    stated states declared declares continued continues warned warns warning tweeted tweets concluded
    concludes responded responds quipped joked remarked recalled recalls stressed according
    """
)
"""Verbs that hardly report anything but speech."""

WEAK = words(
    """
    arguing claimed claims claiming noting stating announced announces continuing called calls calling
    described describes describing acknowledged acknowledges admitted admits answered answers remarks
    reported reports reporting stresses urged urges vowed vows pledged promised suggested suggests
    suggesting observed observes read reads reading labelled labeled denounced dismissed condemned
    praised quoted cited citing commented comments confirmed predicted predicts proclaimed shouted cried
    testified recounted emphasised emphasized reiterated maintained maintains lamented mused conceded
    concedes contended contends countered cautioned charged accused criticised criticized blasted
    slammed complained boasted exclaimed yelled insisting believes believed thinks hailed referred
    referring denied demanded opined posted retorted offered interjected summed interrupted repeated
    agreed agrees pointed spoke speaking talking talked elaborated decried deemed termed branded dubbed
    characterized characterised mocked ridiculed blamed pressed pleaded begged whispered murmured
    chanted rejected touted heard hinted declaring concluding tweeting replying responding shouting
    vowing warns wondered laughed joking
"""
)
"""Verbs that report speech among other things."""

PRONOUNS = words("he she they it who He She They It Who")
"""Pronouns for those who speak in an article's own words, as printed."""

DETERMINERS = words("the a an one his her their another some many two several its")
"""What a role begins with."""

ROLES = words(
    """
    president minister spokesman spokeswoman spokesperson official officials officer officers commander
    general director chief head secretary chairman chairwoman chair mayor governor senator congressman
    congresswoman representative ambassador envoy diplomat diplomats analyst analysts expert experts
    professor doctor doctors resident residents witness witnesses activist activists worker workers
    source sources leader leaders lawyer lawyers attorney judge candidate campaign agency ministry
    department statement report group organisation organization company police army government court
    newspaper network author reporter reporters journalist strategist adviser advisor advisers aide
    aides critic critics supporters supporter man woman mother father teacher student students voter
    voters lawmaker lawmakers republican republicans democrat democrats billionaire businessman nominee
    manager coach captain player owner founder ceo executive executives researcher researchers scientist
    scientists economist economists historian priest bishop pope king queen prince princess sheriff
    prosecutor prosecutors investigator investigators rescuers medics survivors survivor victim families
    relatives neighbour neighbor neighbours neighbors brother sister son daughter wife husband moderator
    host columnist editor editors pollster letter document documents memo post article paper magazine
    watchdog charity monitor militant militants rebels fighter fighters ad tweet email delegate
    delegates protester protesters user users team pastor veteran politician politicians announcer
    narrator spot clip video piece speech frontrunner front-runner insider insiders operative operatives
    staff staffer caller conservative conservatives liberals operator administration committee union board
    embassy channel panel study service organisations organizations agencies authorities
    driver drivers vicar imam rabbi cleric fisherman fishermen farmer farmers pilot engineer
    nurse nurses surgeon paramedic firefighter firefighters sailor shopkeeper trader traders rescuer
    volunteer volunteers colonel lieutenant sergeant office
"""
)
"""What people and bodies are called that have no name ("the army", "an official")."""

NOT_A_NAME = words(
    """
    the a an in on at by for from to of and or but if when while after before as since with it its he
    she they we i you this that these those there here his her their our my your what who how why where
    which also however meanwhile monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december according asked
    speaking during despite earlier later still then so yet now today yesterday last next both some many
    most all one two three no not even just only such another each dozens hundreds thousands scores
    has have had was were is are be been will would can could may might did does do also
    consider see read imagine think look note let take
    """
)
"""Words that begin no name where a sentence begins with them, and are no noun of a role."""
