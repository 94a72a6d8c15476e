"""What a learner has answered, kept in a file: what was wrong comes back first; numbers stay until answered."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
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


@dataclass
class Score:
    """All standings, and the file that they are kept in (None: nowhere)."""

    path: Path | None = None
    items: dict[str, Standing] = field(default_factory=dict)

    def of(self, item: Item) -> Standing:
        """The standing of an item."""
        return self.items.get(item.id, Standing())

    def next_variant(self, item: Item) -> Variant:
        """The numbers that are asked next: the same after an interruption, others after an answer."""
        return variant(item, seed_of(item, salt=f"self-check {self.of(item).round}"))

    def note(self, item: Item, right: bool) -> None:
        """One variant is done: right at the first try, or not; the next one has new numbers. The file is written."""
        old = self.of(item)
        self.items[item.id] = replace(
            old, right=old.right + right, wrong=old.wrong + (not right), due=not right, round=old.round + 1
        )
        self.save()

    def skip(self, item: Item) -> None:
        """New numbers for an item, without an answer."""
        old = self.of(item)
        self.items[item.id] = replace(old, round=old.round + 1)
        self.save()

    def in_order(self, items: Sequence[Item]) -> list[Item]:
        """What to ask: what was wrong first, then what has not been asked; when all is right, all again."""
        due = [item for item in items if self.of(item).due]
        new = [item for item in items if not self.of(item).right and item not in due]
        return due + new or list(items)

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


def read(path: Path | None) -> Score:
    """The score in a file; an empty one where there is none.

    Raises:
        Refused: the file is there, but it is not a score.
    """
    if path is None or not path.exists():
        return Score(path)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        items = {str(id): Standing(**standing) for id, standing in content["items"].items()}
        if not all(well_formed(standing) for standing in items.values()):
            raise ValueError
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused(f"{path}: holds no score of a quiz; move it away, or give another --score") from error
    return Score(path, items)


def well_formed(standing: Standing) -> bool:
    """Whether the entries are what they should be."""
    due, *counts = (vars(standing)[name] for name in ("due", "right", "wrong", "round"))
    return type(due) is bool and all(type(n) is int and n >= 0 for n in counts)


def usual_path(program: str) -> Path:
    """Where a score is kept unless a person says otherwise."""
    home = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".local" / "state") / program / "quiz.json"
