"""How one course spells a call, as data: arguments and results in order, each with the canonical arrays it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from grader.dialects.axes import Move, Spelling, is_letter

CACHE = "cache"


@dataclass(frozen=True)
class Parameter:
    """One argument or result: `label` is the dialect's name; `names` the canonical arrays that it holds.

    What has no move is not compared: the student's own cache, or what a dialect declares as unused.
    """

    label: str
    names: tuple[str, ...]
    move: Move | None = None
    gradient: bool = False
    filler: Spelling | None = None  # of something unused: what is passed in its place
    also: tuple[str, ...] = ()  # other keys under which a dict has it: an argument under all, a result under any

    @property
    def is_cache(self) -> bool:
        """Whether it is what a forward pass keeps for the backward pass."""
        return CACHE in self.names

    @property
    def is_bias(self) -> bool:
        """Whether it is nothing but a bias, or the gradient of one."""
        return self.move is not None and self.move.spelling.reads == ("1",)


@dataclass(frozen=True)
class Further:
    """A result that only some dialects return: what a state, which others return last, is after every step."""

    item: Parameter
    state: str


@dataclass(frozen=True)
class Group:
    """A tuple (or a list, or with keys a dict) of items in one argument or result."""

    items: tuple[Parameter | Group, ...]
    keys: tuple[str, ...] = ()
    label: str = ""
    listed: bool = False


@dataclass(frozen=True)
class Signature:
    """One entry as a dialect speaks it."""

    entry: str
    function: str
    args: Group
    returns: Group
    omits: frozenset[str] = frozenset()  # canonical results that the dialect does not return
    found_by: str = ""  # what a file defines where an adapter makes the function of it: a class
    further: tuple[Further, ...] = ()  # results that the canonical call lacks and a dialect may have

    @cached_property
    def results(self) -> Group:
        """The results, and behind them those that a dialect may have."""
        return replace(self.returns, items=(*self.returns.items, *(further.item for further in self.further)))

    @cached_property
    def each_argument(self) -> tuple[Parameter, ...]:
        """The arguments, groups taken apart, in order."""
        return tuple(leaves(self.args))

    @cached_property
    def each_result(self) -> tuple[Parameter, ...]:
        """The results, groups taken apart, in order."""
        return tuple(leaves(self.returns))

    @cached_property
    def result_names(self) -> tuple[str, ...]:
        """The canonical results by name, with those that the dialect leaves out, without the cache."""
        names = [*self.omits, *(name for item in self.each_result for name in item.names)]
        return tuple(name for name in names if name != CACHE)

    @cached_property
    def kept(self) -> tuple[int, ...]:
        """The positions of results that stay with the student."""
        items = enumerate(self.returns.items)
        return tuple(place for place, item in items if isinstance(item, Parameter) and item.move is None)

    @cached_property
    def measured(self) -> tuple[tuple[str, Spelling, bool], ...]:
        """The canonical arguments that tell sizes, each with its axes and whether it is itself a size.

        A whole number that is called like an axis is the axis's size. What tells most comes first.
        """
        moves = [(item.names, item.move) for item in self.each_argument if item.move and not item.move.spelling.plain]
        pairs = [pair for names, move in moves for pair in zip(names, move.canonical, strict=True)]
        pairs.sort(key=lambda pair: -len(pair[1].letters))
        return tuple((name, axes, is_letter(name) and axes == Spelling((), "int")) for name, axes in pairs)

    @cached_property
    def letters(self) -> int:
        """How many sizes its arguments tell."""
        axes = {axis for _, spelling, _ in self.measured for _, axis in spelling.letters}
        return len(axes | {name for name, _, is_size in self.measured if is_size})

    @cached_property
    def sought(self) -> str:
        """What a file has to define, as messages call it: a function, a class or a method."""
        return re.split(r"[(/]", self.found_by)[0] or self.function

    @cached_property
    def keeps_biases_apart(self) -> bool:
        """Whether it returns the gradients of several biases, which may be parts of one."""
        return sum(item.gradient and item.is_bias for item in self.each_result) > 1

    @cached_property
    def taken(self) -> frozenset[str]:
        """The canonical arguments that the dialect passes."""
        return frozenset(name for item in self.each_argument for name in item.names)

    @cached_property
    def given(self) -> frozenset[str]:
        """The canonical results that the dialect returns."""
        return frozenset(name for item in self.each_result for name in item.names)


@dataclass(frozen=True)
class Dialect:
    """How one course writes the entries of the chapters that it has; others are as in native."""

    name: str
    title: str
    entries: Mapping[str, Signature] = field(default_factory=dict)  # canonical entry -> how it is spoken
    inherited: frozenset[str] = frozenset()  # the entries that it does not write differently
    adapter: str = ""  # the text of the code that runs beside submissions in this dialect
    packages: tuple[str, ...] = ()  # what such submissions import, where it is installed: imported once for all of them
    modules: Mapping[str, str] = field(default_factory=dict)  # of the course, in words of ours: texts by path
    yields_to: tuple[str, ...] = ()  # the dialects that are meant where a file reads equally well as one of them

    def functions(self) -> dict[str, str]:
        """The function names, each with its canonical entry."""
        return {signature.function: entry for entry, signature in self.entries.items()}

    @cached_property
    def own(self) -> dict[str, Signature]:
        """The entries that it writes in its own way."""
        return {entry: signature for entry, signature in self.entries.items() if entry not in self.inherited}


def leaves(group: Group) -> Iterator[Parameter]:
    """The items of a group, groups within it taken apart, in order."""
    for item in group.items:
        if isinstance(item, Group):
            yield from leaves(item)
        else:
            yield item
