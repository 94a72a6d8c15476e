"""The differences of one submission's answers, read: its arrays beside the right ones, under the dialect's names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from grader.catalog.catalog import chapter_dialect
from grader.diagnosis.answers import MutantAnswers, Seen, mutated
from grader.diagnosis.borrowed import reshaped
from grader.diagnosis.differences import READERS, diagnoses
from grader.diagnosis.mixing import SAMPLES, samples_mixed, steps_exchanged
from grader.diagnosis.reading import Compared, Reader
from grader.dialects.axes import Move, Spelling
from grader.dialects.signature import leaves
from grader.errors import StudentError
from grader.judging.student import Student
from grader.model import Answers, Diagnosis, Exercise, Mutant


@dataclass(frozen=True)
class ByDifference:
    """A student of one exercise, and the right answers."""

    exercise: Exercise
    answers: Answers
    student: Student
    mutant_answers: MutantAnswers
    misshapen: bool = False  # whether a shape was missed: a reshape never does that
    unfitting: Sequence[Diagnosis] = ()  # of a matrix product or a split that raised where sizes differ

    def read(
        self, seen: Sequence[Seen], kind: str, readers: Sequence[Reader] = READERS, base: tuple[Mutant, ...] = ()
    ) -> list[Diagnosis]:
        """What the difference to the right answers says, or to a mutant's, forward or backward."""
        axes = self.axes()
        readers = [reader for reader in readers if reader is not reshaped or not self.misshapen]
        rows = [self.compared(one, kind, axes, base) for one in seen if getattr(one, kind) is not None]
        words = self.exercise.mistakes().readings if kind == "backward" else {}
        return diagnoses([row for row in rows if row is not None and row.wrong()], axes, self.label, readers, words)

    def compared(self, one: Seen, kind: str, axes: Mapping[str, Spelling], base: tuple[Mutant, ...]) -> Compared | None:
        """One answer beside the right one, or a mutant's; None where there is none."""
        right = self.mutant_answers.answer(self.exercise, base, one, kind)
        if right is None:
            return None
        got = getattr(one, kind)
        whole = {name: array for name, array in right.items() if isinstance(array, np.ndarray) and name in axes}
        sizes = {letter: n for name, array in whole.items() for letter, n in axes[name].bind(array.shape).items()}
        return Compared(
            sizes,
            {name: got.get(name) for name in whole},
            whole,
            {**one.given.get("forward", {}), **one.given.get(kind, {})},
            self.moves(),
        )

    def moves(self) -> dict[str, Move]:
        """How the student's dialect lays out each result that is one canonical array."""
        signatures = [self.student.dialect.entries.get(entry) for entry in self.exercise.entries]
        items = [item for s in signatures if s is not None for item in leaves(s.returns)]
        return {item.names[0]: item.move for item in items if item.move is not None and len(item.names) == 1}

    def mixing(self, seen: Sequence[Seen]) -> list[Diagnosis]:
        """Whether samples are taken for steps, or move each other's answers, on a few of the ordinary inputs."""
        if self.answers.samples != SAMPLES:
            return []
        if exchanged := steps_exchanged(seen, mutated(self.exercise, ()), self.answers, self.axes()):
            return exchanged
        if self.unfitting or self.misshapen:
            return list(self.unfitting)  # a shape says more than numbers do where sizes happen to be alike
        cases = [one.case for one in seen if one.case in self.mutant_answers.passing and one.forward is not None]
        try:
            return samples_mixed(self.student, self.answers, cases[:3], self.axes(), self.label)
        except StudentError:
            return []

    def axes(self) -> dict[str, Spelling]:
        """How the canonical arrays of the entries are spelled; a name that is spelled in two ways tells none."""
        home = chapter_dialect(self.exercise.folder.parent)
        signatures = [home.entries[entry] for entry in self.exercise.entries]
        items = [item for s in signatures for item in (*leaves(s.args), *leaves(s.returns))]
        moves = [(item.names[0], item.move.spelling) for item in items if item.move is not None]
        spelled = {name: {other for one, other in moves if one == name} for name, _ in moves}
        return {name: one for name, one in moves if len(spelled[name]) == 1 and not one.plain}

    def label(self, name: str) -> str:
        """What the student's dialect calls an array."""
        signatures = [self.student.dialect.entries.get(entry) for entry in self.exercise.entries]
        items = [item for s in signatures if s is not None for item in (*leaves(s.returns), *leaves(s.args))]
        return next((item.label for item in items if name in item.names), name)
