"""Where things lie, and what the user chose: `config.toml`, each setting described right beneath itself.

The file is checked with pydantic only when it changed since it was last found right: pydantic's import costs
a third of Textual's, and the reader starts without it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, get_type_hints

from platformdirs import user_config_path, user_data_path, user_state_path

from tui import __version__
from tui.corpus.identity import stable_id
from tui.errors import SettingsError, UsageError

NAME: Final = "copytaster"

LARGEST: Final = 100_000
"""Bytes a settings file may have."""


LIST_COLUMNS: Final = ("date", "outlet", "tags", "links")
"""What may stand before the title in the list."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose; every one of these may stand in `config.toml` under its own name."""

    corpus: str = ""
    """The corpus file; empty for the one in the user's data folder. `--corpus` and COPYTASTER_CORPUS win."""

    entities: str = ""
    """A file with the newsroom's own list of who is who (TOML, JSON, CSV), read again when it changes."""

    theme: str = ""
    """The theme to start with, by name; empty for the one last chosen, or what suits the terminal."""

    reading_width: int = 78
    """The widest line of an article's text, in terminal cells: 30 to 240."""

    grouped: bool = True
    """Whether the list opens by event; otherwise it is one line an article, newest first."""

    mark_read: Literal["through", "opened", "never"] = "through"
    """What makes an article read: scrolling through it, opening it, or only the key for it."""

    read_percent: int = 80
    """Percent of an article's own text that must have been on screen for it to be scrolled through."""

    read_seconds: float = 2.0
    """How many seconds it must have been open besides. Reading on from its end counts at once."""

    keys: Literal["vim", "newsboat", "mutt"] = "vim"
    """For whose hands the keys are: those of vim (the table as it is), newsboat or mutt."""

    mouse: bool = True
    """Whether the mouse is listened to; without, the terminal's own selection works as everywhere else."""

    ruler: Literal["wide", "always", "never"] = "wide"
    """When a column beside the text shows where highlights, finds and linked passages are: from 110 columns,
    always (over a slow line each scroll then costs some 100 bytes more), or never."""

    hyperlinks: bool = True
    """Whether addresses in the text are told to the terminal, which then opens them where you sit (OSC 8)."""

    list_columns: Sequence[str] = ("date", "outlet")
    """What stands before the title in the list, in this order: `date`, `outlet`, `tags`, `links`."""

    roomy: bool = False
    """Whether the list opens with two lines a row, outlet and tags beneath the title."""

    clipboard: Literal["osc52", "file", "off"] = "osc52"
    """Where copies go: to the terminal's clipboard (through SSH and tmux too), into a file, or nowhere."""

    browser: Sequence[str] = ()
    """The program that opens an address, as a list of its name and arguments; the address comes last.
    Empty for what BROWSER names, or the desktop's own."""

    pager: Sequence[str] = ()
    """The program that pages an article's text, as a list; empty for what PAGER names, or less."""

    export_folder: str = ""
    """The folder that what is written from the screen goes to; empty for `exports` in the data folder."""

    polling: bool = False
    """Whether watched folders are looked through every few seconds instead of waiting for the system to tell;
    for network file systems."""

    private_hosts: Sequence[str] = ()
    """Hosts (`name` or `name:port`) that may be fetched from although they are in a private network; all
    others are refused there, at every redirect."""

    def __post_init__(self) -> None:
        if not 30 <= self.reading_width <= 240:
            raise ValueError("30 to 240 cells are possible")
        if not set(self.list_columns) <= set(LIST_COLUMNS):
            raise ValueError(f"the columns are {', '.join(LIST_COLUMNS)}")
        if not 1 <= self.read_percent <= 100:
            raise ValueError("1 to 100 percent are possible")
        if not 0 <= self.read_seconds <= 600:
            raise ValueError("0 to 600 seconds are possible")


class Loaded(NamedTuple):
    """Settings, and what in the file could not be used: each named, with its default in force."""

    settings: Settings
    problems: tuple[SettingsError, ...]


def config_folder() -> Path:
    """Return the folder of `config.toml`, `keys.toml` and the user's own themes."""
    return user_config_path(NAME, appauthor=False)


def data_folder() -> Path:
    """Return the folder of the corpora."""
    return user_data_path(NAME, appauthor=False)


def state_folder() -> Path:
    """Return the folder of what the program keeps for itself: logs and the saved screen."""
    return user_state_path(NAME, appauthor=False)


def export_folder(settings: Settings) -> Path:
    """Return the folder that what is written from the screen goes to."""
    return Path(settings.export_folder).expanduser() if settings.export_folder else data_folder() / "exports"


def corpus_path(option: str | None, settings: Settings) -> Path:
    """Return the corpus to use: the command line's, the environment's, the settings', or the default."""
    chosen = option or os.environ.get("COPYTASTER_CORPUS") or settings.corpus
    return Path(chosen).expanduser() if chosen else data_folder() / "corpus.db"


def load(path: Path | None = None) -> Loaded:
    """Read the settings at `path`, or the user's own.

    Whatever cannot be used is reported and its default serves: a mistake in a settings file never keeps
    anyone from reading.

    Raises:
        UsageError: `path` was given and there is no such file.
    """
    file = path or config_folder() / "config.toml"
    try:
        content = own_content(file)
    except FileNotFoundError:
        if path is None:
            return Loaded(Settings(), ())
        raise UsageError("there is no such file", str(path), "leave --config out") from None
    except SettingsError as problem:
        return Loaded(Settings(), (problem,))
    import tomllib  # noqa: PLC0415 - only who has the file pays for the parser at start

    try:
        chosen = tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return Loaded(Settings(), (_problem(file, f"not TOML: {error}"),))
    if _was_right(content):
        return Loaded(Settings(**chosen), ())
    loaded = _checked(chosen, file)
    if not loaded.problems:
        _remember_right(content)
    return loaded


def own_content(file: Path) -> bytes:
    """Return the bytes of a settings, keymap or theme file that is the user's own, and of a size to be one.

    Raises:
        FileNotFoundError: there is none.
        SettingsError: it belongs to another user, is too large, or cannot be read.
    """
    try:
        with open(file, "rb", opener=_without_waiting) as stream:
            owner, size = os.fstat(stream.fileno()).st_uid, os.fstat(stream.fileno()).st_size
            if owner not in (os.getuid(), 0):
                raise _problem(file, "it belongs to another user and is not used")
            if size > LARGEST:
                raise _problem(file, f"it is larger than {LARGEST:,} bytes and is not used")
            return stream.read(LARGEST)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise _problem(file, f"it cannot be read: {error.strerror}") from error


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes to is not waited for."""
    return os.open(path, flags | os.O_NONBLOCK)


def _checked(chosen: dict[str, Any], file: Path) -> Loaded:
    """Take over what is right in `chosen`, field by field."""
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - see above

    settings, problems = Settings(), []
    kinds = get_type_hints(Settings)
    for name, value in chosen.items():
        if name not in kinds:
            problems.append(_problem(file, f"there is no setting {name}", "remove it"))
            continue
        try:
            settings = replace(
                settings, **{name: TypeAdapter(kinds[name]).validate_python(value, strict=True)}
            )
        except ValidationError as error:
            problems.append(_problem(file, f"{name}: {error.errors()[0]['msg']}", "its default is used"))
        except ValueError as error:
            problems.append(_problem(file, f"{name}: {error}", "its default is used"))
    return Loaded(settings, tuple(problems))


def _problem(file: Path, what: str, remedy: str = "") -> SettingsError:
    return SettingsError(what[:200], str(file), remedy)  # made harmless where it is shown


def _mark() -> Path:
    return state_folder() / "settings-checked"


def _digest(content: bytes) -> str:
    return stable_id("s", content.decode("latin-1"), __version__)


def _was_right(content: bytes) -> bool:
    try:
        return _mark().read_text("ascii") == _digest(content)
    except (OSError, ValueError):
        return False


def _remember_right(content: bytes) -> None:
    """Keep that `content` was found right; where that cannot be kept, it is checked again next time."""
    try:
        _mark().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _mark().write_text(_digest(content), "ascii")
    except OSError:
        return
