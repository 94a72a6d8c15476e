"""What the derived checks ask of a student: plain functions of a student, what is right, and a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol

import numpy as np

from grader.checks import TOLERANCE, Answer, Mismatch, Student, Tolerance, alike_values, expect_values
from grader.derived.arguments import Leaf
from grader.derived.cases import Case
from grader.derived.precision import size_of
from grader.derived.question import Question
from grader.derived.regimes import Regime
from grader.derived.truth import Wanted
from grader.dialects.signature import leaves


class Right(Protocol):
    """What is asked and what is right: the solution itself, or what was stored of it."""

    @property
    def question(self) -> Question:
        """The question."""

    @property
    def regimes(self) -> Mapping[str, Regime]:
        """The regimes of its cases."""

    def given(self, case: Case) -> dict[str, Any]:
        """The parts of all arguments."""

    def cotangents(self, case: Case) -> dict[str, Any]:
        """The arriving gradients of a pair."""

    def wanted(self, case: Case) -> Wanted:
        """The right answer."""


def asked(student: Student, right: Right, case: Case) -> Answer:
    """The student's answer to a case, asked as the regime has it."""
    regime = right.regimes[case.regime]
    student = student.laid_out(regime.layout, regime.in_place)
    if regime.in_place:
        student.ask(right.question.entry, right.given(replace(case, seed=case.seed + 1, digits=0)))
    return student.ask(right.question.entry, right.given(case))


def tolerance(right: Right, case: Case, row: str) -> Tolerance:
    """float32 in may mean float32 out; everything else is held to float64."""
    return TOLERANCE["float32" if right.regimes[case.regime].dtype == "float32" else row]


def is_right(student: Student, right: Right, case: Case) -> None:
    """The results agree with the solution's."""
    wanted = right.wanted(case)
    if not wanted.unfit:
        got = asked(student, right, case)
        expect_values(got.entry, got, wanted.outputs, tolerance(right, case, "forward"), wanted.scale)


def repeats(student: Student, right: Right, case: Case) -> None:
    """Same input, same output, whatever was asked in between; earlier results stay as they were."""
    wanted = right.wanted(case)
    if wanted.unfit:
        return
    first = asked(student, right, case)
    others = [other for other in neighbours(case) if not right.wanted(other).unfit]
    answers = [first, *(asked(student, right, other) for other in others)]
    for answer in answers:
        unchanged(student.again(answer), answer, "a later call with other input changed this earlier result")
    second = asked(student, right, case)
    unchanged(second, first, "the same input gave another result the second time")
    expect_values(second.entry, second, wanted.outputs, tolerance(right, case, "forward"), wanted.scale)


def neighbours(case: Case) -> tuple[Case, ...]:
    """Cases of the same sizes with other numbers, and one with other sizes."""
    same = [replace(case, seed=case.seed + 1 + k, digits=0) for k in range(2)]
    return (*same, replace(same[0], sizes=tuple(n + 1 for n in case.sizes)))


def unchanged(now: Answer, before: Answer, why: str) -> None:
    """Two answers are the same, up to the last bits that alignment in memory may decide."""
    for name, value in before.items():
        if value is None:
            continue
        if not alike_values(now[name], value, TOLERANCE["same"], size_of(value)):
            raise Mismatch(before.entry, name, text=f"{{{name}}}: {why}")


def apart(student: Student, right: Right, case: Case) -> None:
    """A sample's result does not depend on the other samples: they are given other numbers, then left out."""
    question, wanted = right.question, right.wanted(case)
    if wanted.unfit:
        return
    count = case.sizes[question.letters.index(question.samples)]
    mine, others = right.given(case), right.given(replace(case, seed=case.seed + 1, digits=0))
    before = asked(student, right, case)
    mixed = {leaf.name: with_sample(leaf, mine, others, question.samples) for leaf in question.parts}
    why = "the result of the first sample changes when only the other samples change"
    compared(student.ask(question.entry, mixed), before, right, wanted, why)
    if count > 1:
        alone = {leaf.name: first_alone(leaf, mine, question.samples) for leaf in question.parts}
        why = "the result of the first sample is another when it comes alone"
        compared(student.ask(question.entry, alone), before, right, wanted, why)


def with_sample(leaf: Leaf, mine: Mapping[str, Any], others: Mapping[str, Any], samples: str) -> Any:
    """The first sample of one argument, and other samples in the place of the rest."""
    value = mine[leaf.name]
    if samples not in leaf.spelling.axes:
        return value
    made = np.array(others[leaf.name], dtype=value.dtype)
    at = first_of(leaf.spelling.axes, samples)
    made[at] = value[at]
    return made


def first_alone(leaf: Leaf, mine: Mapping[str, Any], samples: str) -> Any:
    """The first sample of one argument; a size of one where the argument is the number of samples."""
    value = mine[leaf.name]
    if leaf.is_size and leaf.high is not None and leaf.high.letter == samples:
        return 1
    return value[first_of(leaf.spelling.axes, samples)] if samples in leaf.spelling.axes else value


def first_of(axes: tuple[str, ...], samples: str) -> tuple[slice, ...]:
    """What picks the first sample, its axis kept."""
    return tuple(slice(0, 1) if axis == samples else slice(None) for axis in axes)


def compared(now: Answer, before: Answer, right: Right, wanted: Wanted, why: str) -> None:
    """The results of the first sample are alike; results without samples are not compared."""
    for name, axes in sampled(right.question).items():
        one, other = now[name], before[name]
        if one is not None and other is not None:
            at = first_of(axes, right.question.samples)
            if not alike_values(one[at], other[at], TOLERANCE["forward"], wanted.scale.get(name, 1.0)):
                raise Mismatch(before.entry, name, text=f"{{{name}}}: {why}")


def sampled(question: Question) -> dict[str, tuple[str, ...]]:
    """The results whose samples can be told apart, with their axes."""
    found = {item.names[0]: item.move.spelling.axes for item in leaves(question.signature.returns) if item.move}
    return {name: axes for name, axes in found.items() if question.samples in axes}


def survives(student: Student, right: Right, case: Case) -> None:
    """No argument is changed in place (a note: results are right when fresh copies are passed)."""
    answer = asked(student, right, case)
    if answer.modified:
        raise Mismatch(
            answer.entry, "", text=f"{student.called(answer.entry)} changes {', '.join(answer.modified)} in place"
        )
