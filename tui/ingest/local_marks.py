"""What a line gives away by itself, before its neighbours are looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tui.corpus.article import Role
from tui.ingest.lines import Unit
from tui.ingest.link_lines import is_crumbs, is_menu, is_related, is_run_together, is_tags
from tui.ingest.people_lines import is_byline, is_credit, is_initialled
from tui.ingest.picture_lines import has_photo_credit, is_image_credit, starts_caption
from tui.ingest.promotion import is_promotion
from tui.ingest.sentence_shape import is_prose
from tui.ingest.sheet import Sheet
from tui.ingest.stamps import stamps_in

CAPTION_WORDS: Final = 70
_LONGEST: Final = 450
_LONGEST_CAPTION_WORDS: Final = 140


def mark_locally(sheet: Sheet) -> None:
    """Decide the units whose role is plain from their own words."""
    for number, unit in enumerate(sheet.units):
        role = local_role(unit)
        if role is not None:
            sheet.mark(number, role)
    _mark_alternative_texts(sheet)


def local_role(unit: Unit) -> Role | None:
    """Return the role that a unit has wherever it stands, None if that depends."""
    line = unit.text
    if len(line) > _LONGEST:  # a paragraph, or a caption with a paragraph's worth of background
        return "caption" if unit.words <= _LONGEST_CAPTION_WORDS and starts_caption(line) else None
    stamps = stamps_in(line)
    if stamps:
        return "updated" if all(stamp.kind == "updated" for stamp in stamps) else "published"
    return next((role for is_one, role in _RULES if is_one(unit)), None)


def _is_credit(unit: Unit) -> bool:
    line = unit.text
    return (is_image_credit(line) and not is_byline(line)) or is_credit(line) or is_initialled(line)


def _is_furniture(unit: Unit) -> bool:
    line = unit.text
    if not any(character.isalnum() for character in line):
        return True
    return is_promotion(line) or is_crumbs(line) or is_menu(line) or is_run_together(line)


# In the order in which they are asked.
_RULES: Final[tuple[tuple[Callable[[Unit], bool], Role], ...]] = (
    (lambda unit: is_tags(unit.text), "tags"),
    (lambda unit: is_related(unit.text), "related_link"),
    (lambda unit: unit.words > 3 and starts_caption(unit.text), "caption"),
    (_is_credit, "credit"),
    (lambda unit: unit.words <= CAPTION_WORDS and has_photo_credit(unit.text), "caption"),
    (_is_furniture, "boilerplate"),
)


def _mark_alternative_texts(sheet: Sheet) -> None:
    """Mark what stands right over a caption, unended: the picture's alternative text."""
    for number in range(1, len(sheet.units)):
        unit, before = sheet.units[number], sheet.units[number - 1]
        if (
            sheet.roles[number] == "caption"
            and sheet.roles[number - 1] is None
            and before.group == unit.group
            and unit.group_size <= 3
            and before.words <= 25
            and not is_prose(before.text)
        ):
            sheet.mark(number - 1, "caption")
