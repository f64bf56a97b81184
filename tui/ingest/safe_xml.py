"""XML of strangers, element by element: nothing is expanded, nothing is fetched, no depth is unbounded.

Any document type definition ends the reading: entity bombs and external entities need one (SECURITY C16,
C17), and none of the formats read here has one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.parsers import expat

from tui.errors import IngestError

_DEEPEST: Final = 200

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Words = Callable[[str], None]


def _nothing(*_: object) -> None:
    return


def parse_xml(data: bytes, start: Start, end: End = _nothing, words: Words = _nothing) -> None:
    """Read an XML document and call for each start of an element, end, and run of characters.

    Raises:
        IngestError: it is no XML, has a document type definition, or is nested too deeply.
    """
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise IngestError("XML nested too deeply")
        start(name, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    def refused(*_: object) -> None:
        raise IngestError("XML with a document type definition")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = refused
    parser.EntityDeclHandler = refused
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own
    except expat.ExpatError as error:
        said = expat.errors.messages.get(error.code, "not well formed")
        raise IngestError(f"not XML: {said}, line {error.lineno}") from None
