"""What a learner has answered, kept in a file: what was wrong comes back first; numbers stay until answered.

In a set of a course the numbers are the set's, and where it states how many attempts there are, a question ends with
the last of them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.errors import Refused
from grader.quiz.item import Item
from grader.quiz.variant import Variant, seed_of, variant


@dataclass(frozen=True)
class Standing:
    """How a learner stands with one item."""

    right: int = 0
    wrong: int = 0  # variants that took more than one try, or were given up
    due: bool = False  # the last one was wrong: it comes back first
    round: int = 0  # of the numbers that are asked next
    tries: int = 0  # wrong answers to the numbers that are asked now


@dataclass(frozen=True)
class Terms:
    """What a set says of one of its items."""

    name: str  # in the file, apart from practice: the set and the numbers
    seed: int
    attempts: int | None = None  # None: no limit


@dataclass
class Score:
    """All standings, and the file that they are kept in (None: nowhere)."""

    path: Path | None = None
    items: dict[str, Standing] = field(default_factory=dict)
    terms: Mapping[str, Terms] = field(default_factory=dict)  # of a set, by item; empty: practice

    def name(self, item: Item) -> str:
        """What an item is called in the file."""
        return self.terms[item.id].name if item.id in self.terms else item.id

    def of(self, item: Item) -> Standing:
        """The standing of an item."""
        return self.items.get(self.name(item), Standing())

    def turn(self, item: Item) -> str:
        """Where one is with an item: another one after every answer."""
        return f"{self.of(item).round}.{self.of(item).tries}"

    def limit(self, item: Item) -> int | None:
        """How many attempts there are; None where nobody counts."""
        return self.terms[item.id].attempts if item.id in self.terms else None

    def left(self, item: Item) -> int | None:
        """How many attempts are left; None where nobody counts."""
        limit, standing = self.limit(item), self.of(item)
        if limit is None:
            return None
        return 0 if standing.right or standing.wrong else max(limit - standing.tries, 0)

    def over(self, item: Item) -> bool:
        """Whether an item cannot be answered any more: its attempts are used up, or it is right."""
        return self.left(item) == 0

    def next_variant(self, item: Item) -> Variant:
        """The numbers that are asked next: the same after an interruption, others after an answer."""
        terms, turn = self.terms.get(item.id), self.of(item).round
        if terms is None:
            return variant(item, seed_of(item, salt=f"self-check {turn}"))
        same = turn == 0 or terms.attempts is not None
        return variant(item, terms.seed if same else seed_of(item, salt=f"{terms.name} {turn}"))

    def note_wrong(self, item: Item) -> None:
        """A wrong answer; the last one that a set allows ends the question. The file is written."""
        old = self.of(item)
        self.items[self.name(item)] = replace(old, tries=old.tries + 1)
        if self.over(item):
            self.note(item, right=False)
        self.save()

    def note(self, item: Item, right: bool) -> None:
        """One variant is done, answered or given up; the next one has new numbers. The file is written.

        In practice it is right at the first try only, in a set with attempts at any of them.
        """
        old = self.of(item)
        right = right and (old.tries == 0 or self.limit(item) is not None)
        self.items[self.name(item)] = replace(
            old, right=old.right + right, wrong=old.wrong + (not right), due=not right, round=old.round + 1,
            tries=0 if self.limit(item) is None else old.tries,
        )  # fmt: skip
        self.save()

    def skip(self, item: Item) -> None:
        """New numbers for an item, without an answer."""
        old = self.of(item)
        self.items[self.name(item)] = replace(old, round=old.round + 1, tries=0)
        self.save()

    def in_order(self, items: Sequence[Item]) -> list[Item]:
        """What to ask: what was wrong first, then what has not been asked; when all is right, all again.

        Nothing, where a set allows no more attempts at any item.
        """
        items = [item for item in items if not self.over(item)]
        due = [item for item in items if self.of(item).due]
        new = [item for item in items if not self.of(item).right and item not in due]
        return due + new or items

    def done(self, items: Sequence[Item]) -> int:
        """How many of the items were right the last time."""
        return sum(self.of(item).right > 0 and not self.of(item).due for item in items)

    def save(self) -> None:
        """Write the file, whole or not at all.

        Raises:
            Refused: it cannot be written.
        """
        if self.path is None:
            return
        content = {id: vars(standing) for id, standing in sorted(self.items.items())}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            beside = self.path.with_name(self.path.name + ".new")
            beside.write_text(json.dumps({"version": 1, "items": content}, indent=1), encoding="utf-8")
            os.replace(beside, self.path)
        except OSError as error:
            raise Refused(f"{self.path} cannot be written: {error.strerror or error}") from error


def attempts(left: int, limit: int) -> str:
    """How many attempts there are, in words."""
    if left:
        return f"{left} of {limit} attempts {'is' if left == 1 else 'are'} left."
    return f"No attempt is left: your course gives {limit}."


def read(path: Path | None, terms: Mapping[str, Terms] | None = None) -> Score:
    """The score in a file, of practice or by the terms of a set; an empty one where there is none.

    Raises:
        Refused: the file is there, but it is not a score.
    """
    if path is None or not path.exists():
        return Score(path, terms=terms or {})
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        items = {str(id): Standing(**standing) for id, standing in content["items"].items()}
        if not all(well_formed(standing) for standing in items.values()):
            raise ValueError
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused(f"{path}: holds no score of a quiz; move it away, or give another --score") from error
    return Score(path, items, terms or {})


def well_formed(standing: Standing) -> bool:
    """Whether the entries are what they should be."""
    due, *counts = (vars(standing)[name] for name in ("due", "right", "wrong", "round", "tries"))
    return type(due) is bool and all(type(n) is int and n >= 0 for n in counts)


def usual_path(program: str) -> Path:
    """Where a score is kept unless a person says otherwise."""
    home = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".local" / "state") / program / "quiz.json"
