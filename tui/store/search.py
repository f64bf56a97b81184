"""The query language: words, "phrases", field:value, and, or, not, brackets; compiled to one SQL condition.

    query  = either ("or" either)*
    either = term (["and"] term)*
    term   = ("not" | "-") term | "(" query ")" | [field ":"] value
    value  = word | word "*" | "phrase"

User text reaches MATCH only as quoted tokens, and everything else only as a bound value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from tui.errors import QueryError
from tui.store.fields import Condition, condition_of, fields_like, is_field

LONGEST: Final = 2000
"""Code points that a query may have."""

DEEPEST: Final = 40
"""Brackets and negations that may stand inside one another."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood.

    Attributes:
        text: as it was written.
        where: a condition over the row `article`; "" if everything is meant.
        values: what is bound to its question marks.
    """

    text: str
    where: str
    values: tuple[str | int, ...]


class Token(NamedTuple):
    """A piece of a query: its kind, the value without quotes, and where it starts (code points)."""

    kind: str
    value: str
    start: int


_TOKEN: Final = re.compile(
    r"""(?P<space>\s+)
      | (?P<open>\()
      | (?P<close>\))
      | (?P<minus>-(?=[\w"(]))
      | (?P<field>[A-Za-z]{1,20}:)
      | (?P<phrase>"[^"]*")
      | (?P<unclosed>"[^"]*\Z)
      | (?P<word>[^\s()"]+)""",
    re.VERBOSE,
)

_SMART: Final = str.maketrans("“”„‟«»", '""""""')


def parse(text: str) -> Query:
    """Return what `text` asks for.

    Raises:
        QueryError: it cannot be understood; the error says where.
    """
    if len(text) > LONGEST:
        raise QueryError("the query is too long", LONGEST, f"use at most {LONGEST} characters")
    condition = _Parser(text).whole()
    return Query(text, condition.sql, condition.values)


def _tokens(text: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text.translate(_SMART)):
        kind = match.lastgroup or ""
        value = match[0]
        if kind == "unclosed":
            raise QueryError("the quotation is not closed", match.start(), 'add "')
        if kind == "word" and value.lower() in {"and", "or", "not"}:
            kind = value.lower()
        if kind != "space":
            found.append(Token(kind, value.strip('"') if kind == "phrase" else value, match.start()))
    return found


_END: Final = "end"


class _Parser:
    """Reads the tokens of one query from left to right, one method a rule of the grammar."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._tokens.append(Token(_END, "", len(text)))
        self._at = 0
        self._depth = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._next
        self._at += 1
        return token

    def whole(self) -> Condition:
        if self._next.kind == _END:
            return Condition("", ())
        condition = self._query()
        if self._next.kind == "close":
            raise QueryError("nothing is open here", self._next.start, "remove )")
        return condition

    def _query(self) -> Condition:
        parts = [self._either()]
        while self._next.kind == "or":
            self._take()
            parts.append(self._either())
        return _joined("OR", parts)

    def _either(self) -> Condition:
        parts = [self._term()]
        while self._next.kind not in {"or", "close", _END}:
            if self._next.kind == "and":
                self._take()
            parts.append(self._term())
        return _joined("AND", parts)

    def _term(self) -> Condition:
        token = self._take()
        if token.kind in {"not", "minus"}:
            return self._inside(token, negated=True)
        if token.kind == "open":
            return self._inside(token, negated=False)
        if token.kind in {"word", "phrase"}:
            return condition_of("", token.value, token.start, quoted=token.kind == "phrase")
        if token.kind == "field":
            return self._field(token)
        raise QueryError(_MISSING[token.kind], token.start)

    def _inside(self, token: Token, *, negated: bool) -> Condition:
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError("too many brackets inside one another", token.start)
        if negated:
            inner = self._term()
        else:
            inner = self._query()
            if self._take().kind != "close":
                raise QueryError("the bracket is not closed", token.start, "add )")
        self._depth -= 1
        return Condition(f"NOT ({inner.sql})", inner.values) if negated else inner

    def _field(self, token: Token) -> Condition:
        name = token.value[:-1].lower()
        if not self._is_followed(token):
            if is_field(name):
                raise QueryError(f"{name}: needs a value", token.start, f'for example {name}:"a b"')
            return condition_of("", token.value, token.start)
        value = self._rejoined(self._take())
        if is_field(name):
            return condition_of(name, value.value, value.start, quoted=value.kind == "phrase")
        if value.value.startswith("//"):  # an address, not a field
            return condition_of("", token.value + value.value, token.start)
        raise QueryError(f"there is no field {name}:", token.start, fields_like(name))

    def _is_followed(self, token: Token) -> bool:
        """Return whether a value stands right behind the field `token`."""
        following = self._next
        return following.start == token.start + len(token.value) and following.kind not in {
            "open",
            "close",
            _END,
        }

    def _rejoined(self, first: Token) -> Token:
        """Return the value that starts with `first`, whatever that looked like: `-5`, `a:b`, `not`."""
        if first.kind in {"minus", "field"} and self._is_followed(first):
            return Token("word", first.value + self._take().value, first.start)
        return first


_MISSING: Final = {
    "or": "there is nothing on one side of “or”",
    "and": "there is nothing on one side of “and”",
    "close": "there is nothing before the bracket",
    _END: "the query ends too early",
}


def _joined(word: str, parts: list[Condition]) -> Condition:
    if len(parts) == 1:
        return parts[0]
    sql = f" {word} ".join(f"({part.sql})" for part in parts)
    return Condition(sql, tuple(value for part in parts for value in part.values))
