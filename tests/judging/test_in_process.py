"""Functions of ours are asked as a submission's are, and raise as those do; what breaks in a check stays our fault."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader.catalog.catalog import Catalog
from grader.errors import NotDone, Raised
from grader.judging.in_process import InProcess
from grader.judging.judge import Judge
from grader.judging.student import Student
from grader.model import Check, Mutant, ReportStatus, Status
from grader.run.grader import Grader
from grader.sandbox.start import Sandbox
from tests.conftest import submission
from tests.samples import RIGHT, WRONG

SLUG = "rnn-step"


def asked(exercises: Catalog, function: Any, check: Check | None = None) -> Judge:
    """A judge of one function of ours."""
    student = Student(InProcess(lambda: {"rnn_step": function}), exercises.dialect("native"))
    return Judge(student, 0, {}, SLUG)


def test_what_ours_raises_is_raised_by_the_function() -> None:
    """Type and message as of a submission's; the exception itself is kept as the cause."""
    callee = InProcess(lambda: {"f": lambda x: dict[str, Any]()["dW"]})
    with pytest.raises(Raised) as raised:
        callee.call("f", [np.zeros(2)])
    assert (raised.value.type, raised.value.message) == ("KeyError", "'dW'")
    assert isinstance(raised.value.__cause__, KeyError)


def test_an_error_of_ours_is_told_with_its_place(exercises: Catalog) -> None:
    """File and line travel as data, for what a function raised and for what a check did."""

    def function(*args: Any) -> Any:
        raise KeyError("function")

    def broken(student: Any, case: Any) -> None:
        raise KeyError("check")

    check = exercises.exercise(SLUG).checks[0]
    judge = asked(exercises, function)
    case = judge.drawn(check)[0]
    outcomes = {"function": judge.attempt(check, case), "check": judge.attempt(replace(check, run=broken), case)}
    assert {name: o and o.status for name, o in outcomes.items()} == {"function": Status.ERROR, "check": Status.FAULT}
    for name, code in (("function", function), ("check", broken)):
        outcome = outcomes[name]
        assert outcome is not None
        origin = outcome.origin
        assert origin is not None
        assert origin.said == f"KeyError: '{name}'"
        assert origin.lines[-1] == (__file__, code.__code__.co_firstlineno + 1)


def test_a_function_that_is_not_begun(exercises: Catalog) -> None:
    """It raises NotImplementedError or returns None; whoever writes those words has begun."""

    def said(text: str) -> Any:
        raise RuntimeError(text)

    def left(*args: Any) -> Any:
        raise NotImplementedError

    check = exercises.exercise(SLUG).checks[0]
    cases = {left: False, (lambda *args: None): False, (lambda *args: said("h is not done yet")): True}
    for function, begun in cases.items():
        judge = asked(exercises, function)
        assert judge.verdict(check).begun is begun
    with pytest.raises(NotDone):
        asked(exercises, left).student.rnn_step(
            **{n: np.ones(s) for n, s in {"x": (1, 1), "h": (1, 1), "W": (1, 1), "R": (1, 1), "b": (1,)}.items()}
        )


def test_a_mutant_that_raises_is_no_fault_of_ours(exercises: Catalog, room: Sandbox) -> None:
    """On a student's report: it answers nothing, so nobody answers like it, and the search goes on."""

    def activation(a: Any) -> Any:
        return dict[str, Any]()["planted"]

    exercise = exercises.exercise(SLUG)
    mistakes = exercise.mistakes()
    raising = tuple(
        Mutant(f"raises_{k}", "", {"activation": activation}, wraps=k > 0, keeps_state=k > 1) for k in range(3)
    )
    planted = replace(exercise, mistakes=lambda: replace(mistakes, mutants=(*raising, *mistakes.mutants)))
    grader = Grader(replace(exercises, loader=lambda slug: planted), room)
    found = {
        "bias_subtracted": WRONG,
        "answers_change": RIGHT.replace("b)\n", "b) + np.random.rand()\n"),
        "results_in_one_buffer": RIGHT.replace("def", "B = np.zeros(99999)\n\n\ndef").replace(
            "    return h,", "    B[: h.size] = h.ravel()\n    return B[: h.size].reshape(h.shape),"
        ),
        "rows_beyond_64_zero": RIGHT.replace("    return", "    h[64:] = 0\n    return"),
    }
    for id, source in found.items():
        (report,) = grader.reports(submission(source), SLUG)
        assert report.status is ReportStatus.GRADED, [v.facts for v in report.verdicts]
        assert [one.id for one in report.diagnosis] == [id]


def test_what_holds_itself_is_the_functions_fault() -> None:
    """A list that is an item of itself cannot be sent, and is told as what the function raised."""
    mine: list[Any] = []
    mine.append(mine)
    with pytest.raises(Raised, match="holds itself"):
        InProcess(lambda: {"f": lambda: mine}).call("f", [])
