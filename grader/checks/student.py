"""What a check is given: a student, who is asked for an entry and answers with arrays by their canonical names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from grader.checks.types import Array


@dataclass(frozen=True)
class Cache:
    """The student's own cache, held where the student lives, with what is needed to ask for the backward pass."""

    value: Any
    sizes: Mapping[str, int]
    asked: Mapping[str, Any]
    unusual: bool = False  # an argument of the call was of another dtype than its kind has
    missed: Exception | None = None  # of a result of another shape: what to say where the backward pass raises


@dataclass(frozen=True)
class Answer(Mapping[str, "Array | None"]):
    """What an entry returned: canonical arrays (None where the dialect does not return one) and the cache."""

    entry: str
    arrays: Mapping[str, Array | None]
    cache: Cache  # for a backward entry: `student.ENTRY_BACKWARD(..., cache=answer.cache)`
    call: int  # the number of the call, by which the callee finds what it returned
    modified: tuple[str, ...]  # arguments that it changed in place
    sizes: Mapping[str, int]

    def __getitem__(self, name: str) -> Array | None:
        return self.arrays[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.arrays)

    def __len__(self) -> int:
        return len(self.arrays)


class Student(Protocol):
    """The entries of a submission, asked in canonical terms: `student.ENTRY(x=..., h=..., W=...)`.

    A call gives an `Answer`, or raises what becomes a verdict: a check catches nothing.
    """

    @property
    def device(self) -> str:
        """The device of the run, as torch calls it; empty where there is none."""

    def __getattr__(self, entry: str) -> Callable[..., Answer]:
        """An entry as a function of canonical arrays by name."""

    def ask(self, entry: str, given: Mapping[str, Any]) -> Answer:
        """The same for an entry whose name is in a variable."""

    def ask_all(self, entry: str, many: Sequence[Mapping[str, Any]]) -> list[Answer]:
        """The same for several questions in their order, put at once, which costs less."""

    def again(self, answer: Answer) -> Answer:
        """What an earlier call returned, as it is now: a buffer that a later call reused has changed."""

    def again_all(self, answers: Sequence[Answer]) -> list[Answer]:
        """The same for several."""

    def laid_out(self, layout: str, in_place: bool = False) -> Student:
        """The same student, asked with arrays that lie otherwise in memory: C, F (Fortran) or S (strided).

        `in_place`: asked with the arrays of the last such call, overwritten, as a training loop updates its own.
        """

    def for_its_cache(self) -> Student:
        """The same student, asked for the cache alone: results of another shape are wrong, but no mismatch."""

    def has(self, entry: str) -> bool:
        """Whether the dialect has this entry."""

    def called(self, entry: str) -> str:
        """The name of an entry's function in the dialect."""

    def takes(self, entry: str, name: str) -> bool:
        """Whether the dialect passes this array to this entry."""

    def gives(self, entry: str, name: str) -> bool:
        """Whether the dialect returns this array from this entry."""

    def argument(self, entry: str, name: str) -> str:
        """What the dialect calls an argument of an entry."""
