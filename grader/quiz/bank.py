"""The items that there are: every file of `quizzes/` beside the exercises, a teacher's own too. Nothing to register."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.catalog.catalog import builtin
from grader.catalog.loading import module
from grader.errors import BadQuiz, UnknownItem
from grader.quiz.item import Item, Topic
from grader.words import meant

FOLDER = "quizzes"


@dataclass(frozen=True)
class Bank:
    """All topics, in order."""

    topics: tuple[Topic, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, topic by topic."""
        return tuple(item for topic in self.topics for item in topic.items)

    def item(self, id: str) -> Item:
        """One item; raises UnknownItem."""
        for item in self.items:
            if item.id == id.lower():
                return item
        names = [*(item.id for item in self.items), *(topic.id for topic in self.topics)]
        raise UnknownItem(f"no quiz item {id!r}{meant(id, names)}; {self.known()}")

    def of(self, name: str | None) -> tuple[Item, ...]:
        """The items of a topic, one item by its name, or all; raises UnknownItem."""
        if name is None:
            return self.items
        for topic in self.topics:
            if topic.id == name.lower():
                return topic.items
        return (self.item(name),)

    def topic_of(self, item: Item) -> Topic:
        """The topic that an item stands in."""
        return next(topic for topic in self.topics if item in topic.items)

    def known(self) -> str:
        """What there is, for a message."""
        ids = sorted(item.id for item in self.items)
        return f"there are {ids[0]} to {ids[-1]}, in the topics {', '.join(topic.id for topic in self.topics)}"


def load(extra: Path | None = None) -> Bank:
    """The topics that come along and, with `extra`, those of a teacher's own folder.

    Raises:
        BadQuiz: two items share a name, or a file has no TOPIC.
        BadExercise: a file of somebody's own cannot be loaded.
    """
    found = list(come_along())
    if extra is not None:
        found += [topic_in(module(path), path) for path in sorted((extra / FOLDER).glob("[a-z]*.py"))]
    topics = tuple(sorted((topic for topic in found if topic is not None), key=lambda topic: topic.order))
    ids = [item.id for topic in topics for item in topic.items]
    twice = [id for k, id in enumerate(ids) if id in ids[:k]]
    if twice:
        raise BadQuiz(f"two quiz items are called {twice[0]}")
    return Bank(topics)


def come_along() -> Iterator[Topic | None]:
    """The topics of the package `exercises`, which nothing here imports by name."""
    for path in sorted((builtin() / FOLDER).glob("[a-z]*.py")):
        yield topic_in(importlib.import_module(f"exercises.{FOLDER}.{path.stem}"), path)


def topic_in(loaded: object, path: Path) -> Topic | None:
    """The topic of a file; files of what topics share have none."""
    topic = getattr(loaded, "TOPIC", None)
    if topic is not None and not isinstance(topic, Topic):
        raise BadQuiz(f"{path}: TOPIC is {topic!r}, but should be a Topic")
    return topic
