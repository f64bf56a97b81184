from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.view.addresses import LONGEST, AddressError, addresses, host_of, openable


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see https://example.org/a.", "https://example.org/a"),
        ("(https://example.org/a_(b))", "https://example.org/a_(b)"),
        ("“https://example.org/?q=1&r=2”, it says", "https://example.org/?q=1&r=2"),
        ("HTTP://Example.ORG/Path!", "http://example.org/Path"),
        (
            "https://пример.рф/страница",
            "https://xn--e1afmkfd.xn--p1ai/%D1%81%D1%82%D1%80%D0%B0%D0%BD%D0%B8%D1%86%D0%B0",
        ),
    ],
)
def test_an_address_ends_before_the_sentence_does(text: str, url: str) -> None:
    """Brackets and full stops of the sentence are no part of an address; other letters become ASCII."""
    assert [each.url for each in addresses(text)] == [url]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https://user:secret@example.org/",
        "https://good.example@evil.example/",
        "https://example.org/\x1b]52;c;AA\x07",
        "https://exa mple.org/",
        "-https://example.org",
        "https://example.org:99999/",
        "https://[::1/",
        "https://example.org/" + "a" * LONGEST,
    ],
)
def test_only_plain_addresses_of_the_web_are_opened(address: str) -> None:
    """Other schemes, users, passwords, control characters and broken hosts are refused."""
    with pytest.raises(AddressError):
        openable(address)


@given(st.text(alphabet=st.sampled_from("htps:/.()[]?&#@%aé漢\x1b \n\u202e'\"-"), max_size=80))
def test_whatever_is_found_is_safe_to_hand_on(text: str) -> None:
    """Each address found is printable ASCII that begins with http, lies where it says, and has a host."""
    for each in addresses(f"https://{text} http://{text}"):
        assert each.url.isascii()
        assert each.url.isprintable()
        assert " " not in each.url
        assert each.url.startswith(("http://", "https://"))
        assert host_of(each.url)
        assert openable(each.url) == each.url


def test_a_flood_of_brackets_costs_no_more_than_its_length() -> None:
    """What is stripped from the end is counted once."""
    assert next(addresses("https://a.example/" + ")" * 100_000)).url == "https://a.example/"
