"""TOML that people write: a key that is unknown, missing or of another kind is told with its file and its place."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import BadDialect
from grader.words import meant


@dataclass(frozen=True)
class Kind:
    """What a value should be, in words, and whether one is."""

    words: str
    fits: Callable[[Any], bool]


TEXT = Kind("text", lambda value: isinstance(value, str))
LINE = Kind("text of one line", lambda value: isinstance(value, str) and bool(value.strip()) and value.isprintable())
TEXTS = Kind("a list of texts", lambda value: isinstance(value, list) and all(map(TEXT.fits, value)))
FILES = Kind("a file's name or a list of them", lambda value: LINE.fits(value) or (bool(value) and TEXTS.fits(value)))
WHOLE = Kind("a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool))
FLAG = Kind("true or false", lambda value: isinstance(value, bool))
TABLE = Kind("a table", lambda value: isinstance(value, dict))


def read(path: Path) -> dict[str, Any]:
    """A TOML file; raises BadDialect."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadDialect(f"{path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadDialect(f"{path.name}: not TOML: {error}") from error


def typed(where: str, content: Mapping[str, Any], kinds: Mapping[str, Kind], called: str = "key") -> None:
    """Refuse a key that nobody reads, and a value that is not of the kind of its key; raises BadDialect."""
    known_keys(where, content, kinds, called)
    for key, value in content.items():
        if not kinds[key].fits(value):
            raise BadDialect(f"{where}: {key} should be {kinds[key].words}, not {value!r}")


def known_keys(where: str, content: Mapping[str, Any], known: Collection[str], called: str = "key") -> None:
    """Refuse a key that nobody reads; the nearest known one was probably meant. Raises BadDialect."""
    for key in content:
        if key not in known:
            hint = meant(key, known) or f" (known: {', '.join(sorted(known))})"
            raise BadDialect(f"{where}: unknown {called} {key!r}{hint}")


def needed(where: str, content: Mapping[str, Any], keys: Collection[str]) -> None:
    """Refuse a table in which one of the keys is missing or empty; raises BadDialect."""
    for key in keys:
        if not content.get(key):
            raise BadDialect(f"{where}: {key} is missing or empty")
