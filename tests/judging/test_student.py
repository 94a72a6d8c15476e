"""The judge's student is what `grader.checks.Student` promises to authors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader import checks
from grader.catalog.catalog import Catalog
from grader.dialects.axes import Move, Spelling
from grader.dialects.signature import Dialect, Group, Parameter, Signature
from grader.errors import Raised
from grader.judging.in_process import InProcess
from grader.judging.student import Student

Arrays = dict[str, checks.Array]
N, D, H = 2, 3, 4


def native(x: Any, h: Any, W: Any, R: Any, b: Any) -> Any:
    """A step in the words of the chapter."""
    return np.tanh(x @ W.T + h @ R.T + b), None


def cs231n(x: Any, h: Any, W: Any, R: Any, b: Any) -> Any:
    """The same with transposed weights."""
    return native(x, h, W.T, R.T, b)


def author(student: checks.Student, given: Arrays) -> checks.Answer:
    """What an author writes; mypy holds the judge's student against the promise where this is called."""
    assert student.has("rnn_step")
    assert not student.has("rnn_steps")
    assert student.takes("rnn_step", "h")
    assert student.gives("rnn_step", "h")
    assert not student.takes("rnn_step", "H")
    assert student.argument("rnn_step", "x") == "x"
    first = student.rnn_step(**given)
    again = student.again(first)
    (then,) = student.again_all([first])
    second, third = student.laid_out("F").ask_all("rnn_step", [given, given])
    checks.expect_alike("rnn_step", then, first, "it changed")
    checks.expect_alike("rnn_step", third, second, "asked twice")
    checks.expect_alike("rnn_step", again, first, "it changed")
    checks.expect_alike("rnn_step", second, first, "it depends on the order in memory")
    return first


@pytest.mark.parametrize(
    ("dialect", "name", "function"), [("native", "rnn_step", native), ("cs231n", "rnn_step_forward", cs231n)]
)
def test_an_author_asks_in_canonical_terms(
    exercises: Catalog, dialect: str, name: str, function: Callable[..., Any]
) -> None:
    """Whatever the dialect calls a function, and however it lays out what it is given."""
    rng = np.random.default_rng(0)
    shapes = {"x": (N, D), "h": (N, H), "W": (H, D), "R": (H, H), "b": (H,)}
    given = {key: rng.normal(size=shape) for key, shape in shapes.items()}
    student = Student(InProcess(lambda: {name: function}), exercises.dialect(dialect))
    assert student.called("rnn_step") == name
    answer = author(student, given)
    assert (answer.entry, dict(answer.sizes)) == ("rnn_step", {"N": N, "D": D, "H": H})
    assert answer["h"] is not None
    np.testing.assert_allclose(answer["h"], native(**given)[0])


def test_of_questions_put_at_once_the_first_that_fails_is_told() -> None:
    """In the order in which they are put, with its own arguments; nothing of the later ones is told."""

    def halves(x: Any) -> Any:
        if x[0] < 0:
            raise ValueError("negative")
        return x / 2 if len(x) < 3 else x[:1]

    axes = Spelling(("N",))
    x, y = (Parameter(name, (name,), Move(axes, (name,), (axes,))) for name in "xy")
    entries = {"halves": Signature("halves", "halves", Group((x,)), Group((y,)))}
    student = Student(InProcess(lambda: {"halves": halves}), Dialect("plain", "Plain", entries))
    right, raising, short = np.array([4.0, 6.0]), np.array([-1.0, 2.0]), np.array([1.0, 2.0, 3.0])
    first, second = student.ask_all("halves", [{"x": right}, {"x": 2 * right}])
    np.testing.assert_array_equal([first["y"], second["y"]], [[2.0, 3.0], [4.0, 6.0]])
    with pytest.raises(Raised, match="negative"):
        student.ask_all("halves", [{"x": right}, {"x": raising}, {"x": short}])
    assert student.asked.given["x"] is raising
    with pytest.raises(checks.Mismatch, match="shape"):
        student.ask_all("halves", [{"x": right}, {"x": short}, {"x": raising}])
    assert student.asked.sizes == {"N": 3}
    assert student.ask("halves", {"x": right})["y"] is not None
