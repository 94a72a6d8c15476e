"""An instructor's set: which items, for how many points, in how many attempts, with whose numbers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import BadQuiz
from grader.quiz.bank import FOLDER, Bank
from grader.quiz.item import Item, Topic
from grader.quiz.score import Terms
from grader.quiz.variant import Variant, seed_of, variant

KEYS = ("title", "items", "points", "attempts", "secret", "seed")
ITEM_KEYS = ("id", "points", "attempts", "seed")


@dataclass(frozen=True)
class Asked:
    """An item of a set."""

    item: Item
    points: float = 1.0
    attempts: int | None = None
    seed: int | None = None  # the same numbers for everybody

    @property
    def terms(self) -> str:
        """Points and attempts in words."""
        points = f"{self.points:g} point{'s' * (self.points != 1)}"
        return f"({points}{f', {self.attempts} attempts' if self.attempts else ''})"


@dataclass(frozen=True)
class QuizSet:
    """What is asked of a class."""

    name: str
    title: str
    asked: tuple[Asked, ...]
    secret: str = ""  # of the course: with a student's name it makes the student's own numbers

    def variant_for(self, asked: Asked, student: str) -> Variant:
        """The numbers of one student: the same in every run, on every machine."""
        own = seed_of(asked.item, student, f"{self.name}|{self.secret}")
        return variant(asked.item, own if asked.seed is None else asked.seed)

    @property
    def bank(self) -> Bank:
        """Its items as the only topic that there is."""
        return Bank((Topic(self.name, self.title, 0, tuple(asked.item for asked in self.asked)),))

    def terms(self) -> dict[str, Terms]:
        """The numbers and attempts of its items for whoever answers at this machine; attempts are counted by them."""
        seeds = {asked.item.id: self.variant_for(asked, "").seed for asked in self.asked}
        return {
            asked.item.id: Terms(f"{self.name}/{asked.item.id}/{seeds[asked.item.id]:x}", seeds[asked.item.id],
                                 asked.attempts)
            for asked in self.asked
        }  # fmt: skip


def read(path: Path, bank: Bank) -> QuizSet:
    """Read a set.

    Raises:
        BadQuiz: the file cannot be used; the text names it and the key.
        UnknownItem: it names an item that there is not.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadQuiz(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    known_keys(path, table, KEYS)
    points, attempts = positive(path, table, "points", 1.0), counted(path, table, "attempts")
    seed, secret = whole(path, table, "seed"), table.get("secret", "")
    if not isinstance(secret, str) or (not secret and seed is None):
        raise BadQuiz(f"{path}: secret should be a text of the course's own (or seed a number, the same for everybody)")
    rows = table.get("items")
    if not isinstance(rows, list) or not rows:
        raise BadQuiz(f"{path}: items should be a list of items, such as ['q01', 'q07'], or of tables with an id")
    asked: list[Asked] = []
    for row in rows:
        entry = {"id": row} if isinstance(row, str) else row
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            raise BadQuiz(f"{path}: items has {row!r}, but should have names of items or tables with an id")
        known_keys(path, entry, ITEM_KEYS)
        own = whole(path, entry, "seed")
        asked += [
            Asked(item, positive(path, entry, "points", points), counted(path, entry, "attempts") or attempts,
                  seed if own is None else own)
            for item in bank.of(entry["id"])
        ]  # fmt: skip
    ids = [one.item.id for one in asked]
    twice = [id for k, id in enumerate(ids) if id in ids[:k]]
    if twice:
        raise BadQuiz(f"{path}: items has {twice[0]} twice")
    return QuizSet(path.stem, str(table.get("title", path.stem)), tuple(asked), secret)


def of_items(name: str, bank: Bank) -> QuizSet:
    """A set of a topic or an item, with the numbers of seed 1; raises UnknownItem."""
    items = bank.of(name)
    title = next((topic.title for topic in bank.topics if topic.id == name.lower()), items[0].title)
    return QuizSet(name.lower(), title, tuple(Asked(item, seed=1) for item in items))


def known_keys(path: Path, table: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    """Raise BadQuiz for a key that is not known."""
    for key in table:
        if key not in keys:
            raise BadQuiz(f"{path}: {key!r} is not known; there are {', '.join(keys)}")


def positive(path: Path, table: Mapping[str, Any], key: str, usual: float) -> float:
    """A number of points."""
    value = table.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e6:
        raise BadQuiz(f"{path}: {key} should be a number above 0, not {value!r}")
    return float(value)


def counted(path: Path, table: Mapping[str, Any], key: str) -> int | None:
    """A number of attempts; None where there is no limit."""
    value = whole(path, table, key)
    if value == 0:
        raise BadQuiz(f"{path}: {key} should be at least 1")
    return value


def whole(path: Path, table: Mapping[str, Any], key: str) -> int | None:
    """A whole number that is not negative, or None where the key is missing."""
    value = table.get(key)
    if value is not None and (type(value) is not int or not 0 <= value < 2**63):
        raise BadQuiz(f"{path}: {key} should be a whole number, not {value!r}")
    return value


def sets_in(folder: Path | None, bank: Bank) -> dict[str, QuizSet]:
    """The sets of an instructor's folder, by name."""
    paths = sorted((folder / FOLDER).glob("*.toml")) if folder is not None else []
    return {path.stem: read(path, bank) for path in paths}


def student_of(submission: str, path: Path) -> str:
    """Whose submission it is, by where it lies: `alice.toml`, `alice/answers.toml`, `alice.answers.toml`.

    The file itself is not asked: anybody can write anybody's name into a file.
    """
    first, _, inner = submission.replace("\\", "/").partition("/")
    if not inner and first.split(".")[0].lower() == "answers":
        first = path.absolute().parent.name
    return first.split(".")[0]
