"""What the chapters of the cells have, under the entries that the suites ask of modules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from exercises.recurrent.mistakes.loop import zeros
from exercises.torch.manners import GOOD
from exercises.torch.mistakes.graph import none
from grader.checks import Answer, Diagnosis, Function, Mutant, Parts, Student

PREFIX = "torch_"
Build = Callable[[Mapping[str, Any]], Mapping[str, Function]]
Probe = Callable[[Student, int], Iterator[Diagnosis]]


def of_modules(entry: str) -> str:
    """What an entry of a cell's chapter is called for modules."""
    return PREFIX + entry


def built(build: Build, habits: str, of: tuple[str, ...] = (), spelled: Callable[[str], str] = of_modules) -> Build:
    """The entries of a cell under their names here, and its habits as a module, which a mutant replaces like a part.

    `of` are the gradients that a backward step returns: where a cell is built of a solution's lines, what becomes of
    all of them is no part of it, and is replaced here.
    """

    def made(replaces: Mapping[str, Any]) -> dict[str, Function]:
        bad, cut = replaces.get("habits", {}), replaces.get("gradients")
        ours = ("habits", "gradients") if of else ("habits",)
        parts = {name: part for name, part in replaces.items() if name not in ours}
        entries = {spelled(name): entry for name, entry in build(parts).items()}
        if of and cut:
            entries = {n: changed(e, of, cut) if n.endswith("_backward") else e for n, e in entries.items()}
        return {**entries, habits: lambda features, units: {**GOOD, **bad}}

    return made


def changed(backward: Function, of: tuple[str, ...], cut: Callable[[object, Parts], Parts]) -> Function:
    """A backward step whose gradients are changed, all together."""
    return lambda *args: tuple(cut(None, dict(zip(of, backward(*args), strict=True))).values())


@dataclass(frozen=True)
class Under:
    """A student who is asked by the names that the entries have in another chapter."""

    student: Student
    spelled: Callable[[str], str] = of_modules

    def __getattr__(self, name: str) -> Any:
        return getattr(self.student, name)

    def ask(self, entry: str, given: Mapping[str, Any]) -> Answer:
        """Call an entry."""
        return self.student.ask(self.spelled(entry), given)

    def ask_all(self, entry: str, many: Sequence[Mapping[str, Any]]) -> list[Answer]:
        """Call an entry several times."""
        return self.student.ask_all(self.spelled(entry), many)

    def for_its_cache(self) -> Under:
        """The same, asked for the cache alone."""
        return Under(self.student.for_its_cache(), self.spelled)

    def takes(self, entry: str, name: str) -> bool:
        """Whether the dialect passes this array."""
        return self.student.takes(self.spelled(entry), name)


def probed(*probes: Probe, spelled: Callable[[str], str] = of_modules) -> tuple[Probe, ...]:
    """Probes of another chapter, put to a module."""

    def under(probe: Probe) -> Probe:
        return lambda student, seed: probe(Under(student, spelled), seed)

    return tuple(map(under, probes))


def of_tensors(*mistakes: Mutant) -> tuple[Mutant, ...]:
    """Mistakes of whoever is given tensors: not those of memory layouts."""
    return tuple(one for one in mistakes if one.id not in ("memory_order_assumed", "weights_kept_by_identity"))


def tensors_alone(*mistakes: Mutant) -> tuple[Mutant, ...]:
    """Mistakes as a module makes them: it is given tensors, and autograd follows."""
    there = of_tensors(*mistakes)
    return tuple(replace(one, replaces={**one.replaces, **UNUSED.get(one.id, {})}) for one in there)


# What is not used in the forward pass has no gradient: autograd says so, where a backward pass of NumPy need not.
UNUSED: Mapping[str, Mapping[str, Any]] = {
    "bias_missing": none("db"),
    "input_unused": none("dx", "dW"),
    "recurrent_weights_unused": none("dR"),
    "initial_state_ignored": {"initial": zeros},
    "c0_ignored": {"initial": lambda left: (left[0], *zeros(left[1:]))},
}
