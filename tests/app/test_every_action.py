"""Every action of the one table, by its real key, at three sizes: what its title says is seen to happen."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from tests.app import deeds
from tests.app.conftest import Opening
from tests.app.deeds.hands import DEEDS, Deed, Hands, rich_corpus
from tui.app.keys import ACTIONS, Action
from tui.settings import Settings

for module in pkgutil.iter_modules(deeds.__path__, f"{deeds.__name__}."):
    importlib.import_module(module.name)

SIZES = [(80, 24), (120, 40), (200, 60)]

ALL: list[tuple[Deed, frozenset[str]]] = [
    (each, frozenset(name for name, shown in DEEDS.items() if each in shown))
    for each in dict.fromkeys(each for shown in DEEDS.values() for each in shown)
]
"""Every deed once, with the actions that it shows."""


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a corpus with something for every action; each test has a copy."""
    return rich_corpus(tmp_path_factory.mktemp("rich") / "corpus.db")


@pytest.mark.parametrize("each", ACTIONS, ids=lambda each: each.id)
def test_every_action_of_the_table_is_shown_to_work(each: Action) -> None:
    """No action may be in the table that no deed presses the key of."""
    assert DEEDS.get(each.id), f"{each.id} has no deed in tests/app/deeds"


def test_no_deed_is_of_an_action_that_is_gone() -> None:
    """A deed belongs to an action of the table."""
    assert set(DEEDS) <= {each.id for each in ACTIONS}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("does", "actions"), ALL, ids=lambda part: "" if callable(part) else ",".join(sorted(part))
)
async def test_each_action_does_what_it_says(  # noqa: PLR0917  fixtures
    does: Deed,
    actions: frozenset[str],
    size: tuple[int, int],
    rich: Path,
    opening: Opening,
    tmp_path: Path,
    sent: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The key of each action was pressed where it holds, and what it did was there to see."""
    corpus = Path(shutil.copy(rich, tmp_path / "corpus.db"))
    monkeypatch.setattr(HeadlessDriver, "can_suspend", True)
    settings = Settings(read_seconds=600, export_folder=str(tmp_path / "exports"))
    async with opening(corpus, size, settings=settings) as reader:
        hands = Hands(reader, corpus, tmp_path, sent, monkeypatch.setenv)
        await does(hands)
        assert actions <= {pressed for pressed, _ in hands.pressed}
