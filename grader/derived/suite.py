"""The standard suite: the checks that every function is put through, from its arguments alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from grader.checks.declare import check
from grader.checks.draws import Draws
from grader.checks.student import Student
from grader.derived import laws, pair
from grader.derived.cases import Case
from grader.derived.laws import Right
from grader.model import Check

Drawing = Callable[..., Draws]
Law = Callable[[Student, Right, Case], None]
TITLES = {
    "choices": "It is right for each of the texts and truth values that it may be given",
    "sizes": "It is right for every size: one of everything, many, all alike",
    "zeros": "It is right when inputs are zero, or all their entries alike",
    "magnitudes": "It is right for very large and very small numbers, and at the ends of ranges",
    "memory": "It is right whatever the memory layout and dtype of the inputs, and when they are updated in place",
}
POINTS = {"magnitudes": 2.0}
BACKWARD = "Every gradient: "


def checks(right: Right, draws: Drawing, fit: Iterable[str]) -> tuple[Check, ...]:
    """The checks of a question; `fit` are the regimes in which the solution can be asked."""
    regimes = [right.regimes[name] for name in fit]
    groups: dict[str, list[str]] = {}
    for regime in regimes:
        groups.setdefault(regime.group, []).append(regime.name)

    @check(points=4, cases=draws("ordinary", rounds=5))
    def ordinary(student: Student, case: Case) -> None:
        """It is right on ordinary inputs

        Random numbers, all sizes different.
        """
        laws.is_right(student, right, case)

    made = [ordinary]
    for group, title in TITLES.items():
        names = [name for name in groups.get(group, ()) if right.regimes[name].cotangents == 1.0]
        if names:
            made.append(corner(group, title, laws.is_right, right, draws(*names), ordinary))
    pure = "The same input gives the same result, and earlier results stay as they were"
    made.append(corner("pure", pure, laws.repeats, right, draws("ordinary", rounds=2), ordinary))
    if laws.sampled(right.question):
        title = "The result of a sample does not depend on the other samples"
        made.append(corner("samples", title, laws.apart, right, draws("ordinary", rounds=2), ordinary))
    if right.question.backward:
        made += backward_checks(right, draws, groups, ordinary)
    return (*made, *notes(right, draws, groups, tuple(made)))


def corner(name: str, title: str, law: Law, right: Right, cases: Draws, needs: Check) -> Check:
    """A check that waits for the ordinary one."""

    def asks(student: Student, case: Case) -> None:
        law(student, right, case)

    asks.__name__, asks.__doc__ = name, title
    return check(points=POINTS.get(name, 1.0), cases=cases, needs=(needs,))(asks)


def backward_checks(right: Right, draws: Drawing, groups: dict[str, list[str]], forward: Check) -> list[Check]:
    """The checks of the backward function of a pair."""

    @check(points=3, cases=draws("ordinary", rounds=4))
    def gradients(student: Student, case: Case) -> None:
        """Every gradient is right on ordinary inputs"""
        pair.gradients_are_right(student, right, case)

    @check(points=2, cases=draws("ordinary", rounds=2), own_forward=True)
    def own_forward(student: Student, case: Case) -> None:
        """The gradients fit your own forward pass

        Compared with central differences of what your forward function returns, right or wrong; it has to depend on
        every input.
        """
        pair.fits_own_forward(student, right, case)

    made = [gradients, own_forward]
    for group, title in TITLES.items():
        if groups.get(group):
            title, cases = BACKWARD + title[0].lower() + title[1:], draws(*groups[group])
            made.append(corner(f"gradients_{group}", title, pair.gradients_are_right, right, cases, gradients))
    title = "Each backward pass belongs to its own forward pass, whatever was asked in between"
    made.append(corner("gradients_pure", title, pair.gradients_repeat, right, draws("ordinary", rounds=2), gradients))
    return made


def notes(right: Right, draws: Drawing, groups: dict[str, list[str]], graded: tuple[Check, ...]) -> tuple[Check, ...]:
    """What is worth saying and costs no points: on whole numbers, once all else is right."""

    @check(note=True, needs=graded[:1], cases=draws("ordinary"))
    def inputs_modified(student: Student, case: Case) -> None:
        """The inputs are left as they were

        Your result is right, but you change an array that you were given; work on a new array instead.
        """
        laws.survives(student, right, case)

    if not groups.get("integers"):
        return (inputs_modified,)

    @check(note=True, needs=graded, cases=draws(*groups["integers"]))
    def integer_input(student: Student, case: Case) -> None:
        """It is right for arrays of whole numbers

        A buffer that takes its dtype from an input rounds everything to whole numbers when that is integer.
        """
        laws.is_right(student, right, case)

    return inputs_modified, integer_input
