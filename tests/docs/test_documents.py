"""The documents say what the program does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.docs.made import README, ROOT, with_key_table
from tui.app.keys import remap

DOCUMENTS = sorted([README, ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])


def test_the_key_table_is_the_programs_own() -> None:
    """The README's table of keys is what `python -m tests.docs.made` would write now."""
    text = README.read_text("utf-8")
    assert with_key_table(text) == text


def test_the_keymap_shown_as_an_example_works() -> None:
    """The example of `keys.toml` in the README is taken without a complaint."""
    found = re.search(r"```toml\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert found
    assert remap(tomllib.loads(found[1])).complaints == ()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    """Every link to another file of the repository names one that is there."""
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
        assert (document.parent / target).exists(), f"{document.name} links to {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_a_document_names_exist(document: Path) -> None:
    """A path of ours that is set as code exists."""
    for path in re.findall(r"`((?:tui|tests|docs|seeds|themes)/[\w./-]+)`", document.read_text("utf-8")):
        assert (ROOT / path).exists(), f"{document.name} names {path}"


def test_no_file_names_a_registry_or_a_machine() -> None:
    """No document and no setting holds the host name of a package registry."""
    hosts = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org")
    for path in [*DOCUMENTS, ROOT / "pyproject.toml", ROOT / ".ci" / "run"]:
        text = path.read_text("utf-8")
        assert not any(host in text for host in hosts), path.name
