"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import IngestError
from tui.ingest.decode import DAMAGED, decode

LATIN = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=("Cc", "Cs")), min_size=8
)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_utf8_is_read_exactly(text: str) -> None:
    """What is valid UTF-8 is UTF-8, with a mark or without."""
    assert decode(text.encode()).text == text.removeprefix("\ufeff")
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text


@given(LATIN, st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_wide_text_without_a_mark_is_told_by_its_nuls(text: str, encoding: str) -> None:
    """UTF-16 and UTF-32 in the Latin script need no byte order mark."""
    line = f"Plain words and then {text}"
    decoded = decode(line.encode(encoding))
    assert (decoded.text, decoded.encoding) == (line, encoding)


@given(
    st.text(min_size=1).filter(lambda text: "\x00" not in text), st.sampled_from(["utf-16-le", "utf-16-be"])
)
def test_wide_text_with_a_mark_is_read_exactly(text: str, encoding: str) -> None:
    """A byte order mark decides, whatever the script."""
    raw = text.encode(encoding, "surrogatepass")
    expected = raw.decode(encoding, "replace")
    assert decode("\ufeff".encode(encoding) + raw).text == expected


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    """No bytes raise anything but the refusal of binary data."""
    try:
        found = decode(data).text
    except IngestError as refusal:
        found = refusal.what
    assert isinstance(found, str)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "The mayor’s café – “open again” since Monday"),
        ("cp1251", "Жители города сообщили о взрывах в пятницу утром, пострадавших нет"),
        ("gb18030", "居民说,星期五的空袭击中了医院,救援人员在废墟中寻找幸存者。"),
        ("shift_jis", "金曜日に病院が空爆を受けたと住民が語った。救助隊が捜索している。"),
    ],
)
def test_encodings_of_before_are_found_and_recorded(encoding: str, text: str) -> None:
    """A legacy encoding is found out and named in the flags."""
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.flags == (f"encoding guessed: {encoding}",)


def test_user_overrides_what_was_found() -> None:
    """An encoding that the user gives is taken; one that does not exist is refused."""
    assert decode("naïve".encode("cp1252"), encoding="cp1251").text == "naпve"
    with pytest.raises(IngestError, match="not an encoding"):
        decode(b"x", encoding="utf-9")


def test_declared_utf7_is_never_believed() -> None:
    """UTF-7 hides markup from every check, so no page is read in it."""
    assert decode(b"+ADw-script+AD4-", declared="utf-7").text == "+ADw-script+AD4-"


def test_damage_is_replaced_and_flagged() -> None:
    """Bad bytes in UTF-8 become U+FFFD, the words around them stay."""
    decoded = decode("Öffentlich, naïve, Zürich ".encode() + b"\xc3\x28 \x80 end")
    assert decoded.text.endswith("( \ufffd end")
    assert DAMAGED in decoded.flags


def test_raw_c1_bytes_do_not_become_controls() -> None:
    """The byte of an 8-bit CSI is damage, never U+009B."""
    assert "\x9b" not in decode(b"A\x9b6n\x9d52;c;x\x9c\n").text


def test_binary_is_refused() -> None:
    """Data full of control bytes, and files of well-known kinds, are no text."""
    for data in (bytes(range(256)) * 16, b"%PDF-1.7 text", b"\x89PNG\r\n"):
        with pytest.raises(IngestError, match="binary"):
            decode(data)


def test_shifting_mail_encoding_is_believed() -> None:
    """ISO-2022-JP passes for ASCII, so the declaration decides."""
    text = "空爆のニュース"
    assert decode(text.encode("iso2022_jp"), declared="iso-2022-jp").text == text
