"""Laws of memory: a call may keep nothing for the next one but what its own cache holds. They raise `Mismatch`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from exercises.recurrent.cases import Case
from exercises.recurrent.cell import Cell
from exercises.recurrent.properties import absent, asked_backward, asked_forward, asked_in_turn, for_cache
from exercises.recurrent.regimes import Arrays
from grader.checks import Answer, Mismatch, Student, expect_alike

CROWD = 6  # further forward passes before the first backward pass: caches kept in fewer places are lost

REPEATS = 10  # of each input: what is random in one call of 25 is then met in one of the cases, nearly for certain


@dataclass(frozen=True)
class Question:
    """A forward pass and what arrives for its backward pass."""

    inputs: Arrays
    cotangents: Arrays


def answers_repeat(student: Student, cell: Cell, case: Case) -> None:
    """Same input, same output, whatever was asked in between; earlier results stay as they were."""
    answers = asked_in_turn(student, cell, [case, *neighbours(case)])
    why = "a later call with other input changed this earlier result"
    stays(student, answers, why)
    for again in asked_in_turn(student, cell, [case] * REPEATS):
        expect_alike(again.entry, again, answers[0], "the same input, asked again, gave another result")


def gradients_repeat(student: Student, cell: Cell, case: Case) -> None:
    """Many forward passes, then backward passes in another order: each belongs to its own cache."""
    questions, forth = list(related(cell, case, absent(student, cell, case))), for_cache(student, cell)
    alone = [backward(student, cell, case, q, forward(forth, cell, case, q)) for q in questions]
    forwards = forth.ask_all(cell.forward_entry(case), [question.inputs for question in questions])
    asked_in_turn(forth, cell, list(neighbours(case, CROWD)))
    order = (2, 0, 3, 1)  # neither that of the forward passes nor its reverse
    waiting = [arriving(questions[k], forwards[k]) for k in order]
    gradients = student.ask_all(cell.backward_entry(case), waiting)
    for k, gradient in zip(order, gradients, strict=True):
        why = "with other forward passes in between, the same cache gave another gradient"
        expect_alike(gradient.entry, gradient, alone[k], why)
    stays(student, gradients, "a later call changed this earlier result")
    stays(forth, forwards, "the backward pass changed what the forward pass had returned")


def stays(student: Student, answers: Sequence[Answer], why: str) -> None:
    """What was returned is what it was."""
    for now, answer in zip(student.again_all(answers), answers, strict=True):
        expect_alike(answer.entry, now, answer, why)


def related(cell: Cell, case: Case, lacking: tuple[str, ...]) -> Iterator[Question]:
    """Four questions of the same sizes: the case, one with its x, one with its x and W, one with nothing of it."""
    mine = cell.inputs(case, lacking)
    x = "X" if case.T else "x"
    for k, shared in enumerate(((x, *cell.parameters, *cell.states), (x,), (x, "W"), ())):
        other = replace(case, seed=case.seed + k, digits=case.digits if k == 0 else 0)
        inputs = cell.inputs(other, lacking) | {name: mine[name] for name in shared}
        yield Question(inputs, cell.cotangents(other, lacking))


def forward(student: Student, cell: Cell, case: Case, question: Question) -> Answer:
    """The student's answer to the first half of a question."""
    return student.ask(cell.forward_entry(case), question.inputs)


def backward(student: Student, cell: Cell, case: Case, question: Question, forward: Answer) -> Answer:
    """The student's answer to the second half, from the cache of the first."""
    return student.ask(cell.backward_entry(case), arriving(question, forward))


def arriving(question: Question, forward: Answer) -> dict[str, Any]:
    """What the backward entry is given."""
    return {**question.cotangents, "cache": forward.cache}


def neighbours(case: Case, count: int = 2) -> Iterator[Case]:
    """Cases of the same sizes with other numbers, and one with other numbers of samples and steps."""
    for k in range(count):
        yield replace(case, seed=case.seed + 1 + k, digits=0)
    yield replace(case, seed=case.seed + 1, digits=0, N=case.N + 1, T=case.T + 2 if case.T else 0)


def inputs_survive(student: Student, cell: Cell, case: Case, backward: bool) -> None:
    """No argument is changed in place (a note: results are right when fresh copies are passed)."""
    answer = asked_backward(student, cell, case) if backward else asked_forward(student, cell, case)
    if answer.modified:
        function = student.called(answer.entry)
        raise Mismatch(answer.entry, "", text=f"{function} changes {', '.join(answer.modified)} in place")


def cache_survives(student: Student, cell: Cell, case: Case) -> None:
    """A second backward pass from the same cache gives the same gradients (a note)."""
    forward = asked_forward(for_cache(student, cell), cell, case)
    first = asked_backward(student, cell, case, forward)
    function = student.called(first.entry)
    try:
        second = asked_backward(student, cell, case, forward)
    except Exception as error:
        text = f"{function} uses up its cache: it cannot be called on it a second time"
        raise Mismatch(first.entry, "", text=text) from error
    why = f"{function} uses up its cache: called on it a second time, it gives another gradient"
    expect_alike(first.entry, second, first, why)
