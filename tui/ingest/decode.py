"""Bytes to text: which encoding a file is in, and what of it could not be read.

The order is the one that measured best (docs/formats.md): byte order mark, NUL pattern of UTF-16 and UTF-32
(UTF-16 without a mark is valid UTF-8 full of NULs, so NULs come first), strict UTF-8, what the file says of
itself, and last resiliparse's detection on a sample of 64 KB.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from resiliparse.parse.encoding import detect_encoding

from tui.errors import IngestError

SAMPLE: Final = 65_536

DAMAGED: Final = "decoding damaged"

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Never believed when a file claims them: UTF-7 hides markup (badinputs html/utf7), the others are no
# character encodings at all.
_REFUSED: Final = frozenset(
    {"utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"}
)

_PLAIN: Final = b"\t\n\r\f"
_HIGH: Final = bytes(range(0x80, 0x100))
_CONTROLS: Final = bytes(set(range(1, 32)) - set(_PLAIN)) + b"\x7f"

# Control bytes in a text are damage or an attack, not writing. Beyond these shares it is no text; a text
# that is valid UTF-8 may hold more of them (a flood of BEL is still a text, and is made harmless).
_BINARY_SHARE: Final = 0.10
_BINARY_SHARE_IN_UTF8: Final = 0.90
_NUL_SHARE: Final = 0.30

# Written in ASCII bytes with shifts between character sets, so that they pass for UTF-8: mails and pages
# that declare one are believed.
_SHIFTING: Final = frozenset(
    {"iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_kr", "hz"}
)

# Single-byte encodings of the Latin script that differ from cp1252 in few places: a handful of odd bytes
# cannot tell them apart, and cp1252 is by far the commonest.
_LATIN: Final = frozenset(
    {"cp1250", "cp1254", "cp1257", "cp1258", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-9"}
    | {"iso8859-10", "iso8859-13", "iso8859-15", "iso8859-16", "mac-roman", "mac-latin2", "cp852", "cp850"}
)

# What decoding can leave of a surrogate written as if it were a character (CESU-8).
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of the encoding it was in, and what was odd."""

    text: str
    encoding: str
    flags: tuple[str, ...] = ()


def decode(data: bytes, *, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """Return `data` as text; bytes that mean nothing become U+FFFD and are flagged.

    Args:
        data: the whole input.
        encoding: what the user says it is in; taken without a check.
        declared: what the input says of itself (a header, a `<meta>`); used when it is not UTF-8.

    Raises:
        IngestError: the input is binary, or `encoding` is no encoding that Python knows.
    """
    if encoding is not None:
        return _decoded(data, _known(encoding), (f"encoding given: {encoding}",))
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name, () if name == "utf-8" else (f"encoding: {name}",))
    shifting = readable_encoding(declared)
    if shifting is not None and shifting in _SHIFTING and data.isascii():
        return _decoded(data, shifting, (f"encoding: {shifting}",))
    wide = _wide_encoding(data[:SAMPLE])
    if wide is not None:
        return _decoded(data, wide, (f"encoding: {wide}",))
    if _is_binary(data[:SAMPLE]):
        raise IngestError("this is binary data, not text", remedy="give a text, HTML, mail or feed file")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error.start, declared)


def readable_encoding(name: str | None) -> str | None:
    """Return Python's name of the character encoding `name`, or None if it is none that is used here."""
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding or found.name in _REFUSED:  # noqa: SLF001  (no public way to ask)
        return None
    # A page in "latin-1" is in cp1252 (WHATWG), and latin-1 would turn stray bytes into C1 controls.
    return "cp1252" if found.name in {"iso8859-1", "ascii"} else found.name


def _known(name: str) -> str:
    found = readable_encoding(name)
    if found is None:
        raise IngestError(f"{name!r} is not an encoding", remedy="try utf-8, cp1252, cp1251 or gb18030")
    return found


def _decoded(data: bytes, encoding: str, flags: tuple[str, ...]) -> Decoded:
    """Decode with `encoding`, replacing what does not fit."""
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    return Decoded(text, encoding, (*flags, DAMAGED) if lost > 0 else flags)


def _wide_encoding(sample: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 flavour that the places of the NUL bytes give away."""
    if b"\x00" not in sample or len(sample) < 4:
        return None
    sample = sample[: len(sample) // 4 * 4]
    shares = [sample[place::4].count(0) / (len(sample) // 4) for place in range(4)]
    low, high = 0.5, 0.8
    if min(shares[2:]) > high and shares[0] < low:
        return "utf-32-le"
    if min(shares[:2]) > high and shares[3] < low:
        return "utf-32-be"
    odd, even = (shares[1] + shares[3]) / 2, (shares[0] + shares[2]) / 2
    # Text in the Latin script has nearly a NUL a character; a quarter still tells Greek with digits and
    # spaces. The other half is nearly free of NULs (U+0100 has one there), or it is binary.
    if odd > 0.25 and even < odd / 3:
        return "utf-16-le"
    return "utf-16-be" if even > 0.25 and odd < even / 3 else None


def _is_binary(sample: bytes) -> bool:
    """Return whether the control bytes are too many for text (a lone NUL or ESC is only damage)."""
    if not sample:
        return False
    magic = (b"%PDF-", b"\x89PNG", b"PK\x03\x04", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"SQLite format 3")
    if sample.startswith(magic):
        return True
    if sample.count(0) > len(sample) * _NUL_SHARE:
        return True
    return _control_share(sample) > _BINARY_SHARE_IN_UTF8


def _control_share(sample: bytes) -> float:
    return (len(sample) - len(sample.translate(None, _CONTROLS))) / len(sample)


def _legacy(data: bytes, first_bad: int, declared: str | None) -> Decoded:
    """Decode what is not UTF-8: damaged UTF-8, or one of the encodings of before."""
    if _control_share(data[:SAMPLE]) > _BINARY_SHARE:
        raise IngestError("this is binary data, not text", remedy="give a text, HTML, mail or feed file")
    mostly = data.decode("utf-8", "replace")
    multibyte = sum(character > "\x7f" for character in mostly[: 4 * SAMPLE])
    bad = mostly.count("\ufffd", 0, 4 * SAMPLE)
    # Real multi-byte sequences that hold together do not come about by chance in another encoding.
    if multibyte - bad > 2 * bad or _hopeless(data, first_bad):
        return Decoded(mostly, "utf-8", (DAMAGED,))
    for name in (readable_encoding(declared), _detected(data)):
        if name and name != "utf-8":
            decoded = _decoded(data, name, (f"encoding guessed: {name}",))
            if not _has_c1(decoded.text):
                return decoded
    return Decoded(mostly, "utf-8", (DAMAGED,))


def _hopeless(data: bytes, first_bad: int) -> bool:
    """Return whether the bad bytes are ones that no 8-bit text has (C1 controls, overlong forms)."""
    near = data[first_bad : first_bad + SAMPLE]
    high = len(near) - len(near.translate(None, _HIGH))
    undefined = len(near) - len(near.translate(None, b"\x81\x8d\x8f\x90\x9b\x9d\xfe\xff"))
    return 15 * len(_SURROGATE.findall(near)) >= high or 3 * undefined > high


def _has_c1(text: str) -> bool:
    return any("\x80" <= character <= "\x9f" for character in text[:SAMPLE])


def _detected(data: bytes) -> str | None:
    """Return resiliparse's guess from a sample around the bytes that matter."""
    sample = data[:SAMPLE]
    if sample.isascii():  # the odd bytes come later: look there
        first = next((place for place, byte in enumerate(data) if byte > 0x7F), 0)
        sample = data[max(0, first - SAMPLE // 2) : first + SAMPLE // 2]
    guess = readable_encoding(detect_encoding(sample, SAMPLE))
    odd = len(sample) - len(sample.translate(None, _HIGH))
    return "cp1252" if guess in _LATIN and odd < max(8, len(sample) // 50) else guess
