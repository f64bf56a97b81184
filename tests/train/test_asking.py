"""Training writes over what is shipped, so it begins only when it is called as its page says."""

from __future__ import annotations

from importlib import import_module

import pytest


@pytest.mark.parametrize("name", ["figures", "speakers", "link_background", "link_model"])
@pytest.mark.parametrize(("asked", "status"), [("--help", 0), ("--dry-run", 2)])
def test_who_asks_for_help_or_is_misunderstood_trains_nothing(name: str, asked: str, status: int) -> None:
    """A training command that is asked for help, or for what it does not know, ends and writes nothing."""
    pytest.importorskip("sklearn", reason="training needs the dependency group train")
    module = import_module(f"tui.train.{name}")

    with pytest.raises(SystemExit) as ended:
        module.main([asked])

    assert ended.value.code == status
