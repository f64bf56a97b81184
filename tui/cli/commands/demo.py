"""`copytaster demo`: the reader on the sample that comes along."""

from __future__ import annotations

import argparse
from dataclasses import replace

from tui.cli.arguments import Call
from tui.cli.commands import open as opening
from tui.settings import data_folder
from tui.shipped import shipped_folder


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take nothing of its own."""


def run(call: Call) -> int:
    """Open the reader on the sample, in a corpus that holds nothing else."""
    corpus = call.corpus if call.chosen else data_folder() / "demo.db"
    options = argparse.Namespace(paths=[str(shipped_folder("seeds"))], body_only=None, encoding=None)
    return opening.run(replace(call, corpus=corpus, options=options))
