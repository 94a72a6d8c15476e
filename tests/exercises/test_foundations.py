"""The exercises of the foundations: the numbers of their tasks, and answers that nobody of us wrote to fit."""

import math
from typing import Any

import numpy as np
import pytest

from tests.conftest import Grade

from .plain import answers, said, solution

IMPORT = "import numpy as np\n\n\n"


def test_slopes_by_hand() -> None:
    """The numbers of the tasks on the sigmoid and the two slopes."""
    sigmoid, dsigmoid = solution("stable-sigmoid")["sigmoid"], solution("sigmoid-slope")["dsigmoid"]
    assert sigmoid(np.array([math.log(3), -math.log(3)])) == pytest.approx([0.75, 0.25])
    said("stable-sigmoid", "= 0.75, and σ(-ln 3) = 0.25")
    assert list(dsigmoid(np.array([0.5, 0.75, 0, 1]))) == [0.25, 0.1875, 0, 0]
    said("sigmoid-slope", "the slope is 0.25; at s = 0.75 it is 0.1875; at 0 and at 1 it is 0")
    assert solution("tanh-slope")["dtanh"](np.array([0, 0.6, -0.6, 1, -1])) == pytest.approx([1, 0.64, 0.64, 0, 0])
    said("tanh-slope", "At t = 0 the slope is 1, at t = 0.6 and at t = -0.6 it is 0.64, at t = ±1 it is 0.")


def test_gradients_by_hand() -> None:
    """The numbers of the tasks on comparing, clipping and averaging gradients."""
    assert solution("rel-error")["rel_error"](np.array([[1, 2]]), np.array([[1, 3]])) == pytest.approx(0.2)
    said("rel-error", "a = [[1, 2]], b = [[1, 3]]", "the error is 0.2")
    grads = {"W": np.array([[3.0]]), "R": np.array([[4.0]]), "b": np.array([0.0])}
    clip: Any = solution("clip-global")["clip_global"]
    assert [float(g.sum()) for g in clip(grads, 2.5).values()] == pytest.approx([1.5, 2, 0])
    assert [float(g.sum()) for g in clip(grads, 10).values()] == pytest.approx([3, 4, 0])
    said("clip-global", "W = [[3]], R = [[4]], b = [0] has the norm 5. Clipped to 2.5, every gradient is halved")
    mean = solution("mean-grads")["mean_grads"]({"Wx": np.zeros((2, 1, 2)), "Wy": np.array([[1, 4], [3, 0]])})
    assert list(mean["Wy"]) == [2, 2]
    said("mean-grads", "Wy = [[1, 4], [3, 0]]: the mean is [2, 2]")


def test_paths_and_pieces_by_hand() -> None:
    """The numbers of the tasks on paths, terms and the sine wave."""
    assert [solution("bptt-paths")["bptt_paths"](*pair) for pair in ((1, 7), (2, 3), (3, 4))] == [7, 6, 20]
    said("bptt-paths", "L = 2 and T = 3: from s3 one path, from s2 two, from s1 three, 6 in all")
    terms = [["E2", "y2", "s2", "Ws"], ["E2", "y2", "s2", "s1", "Ws"]]
    assert solution("bptt-terms")["bptt_terms"](2) == terms
    said("bptt-terms", str(terms).replace("'", '"'))
    for step, sign in ((0, 1), (1, -1)):
        x, y = solution("sine-batch")["sine_batch"](step, 2)
        np.testing.assert_allclose((x, y), ([[0], [sign]], [[sign], [0]]), atol=1e-15)
    said("sine-batch", "x = [[0], [1]], y = [[1], [0]]", "x = [[0], [-1]], y = [[-1], [0]]")


def test_a_measured_gradient_by_hand() -> None:
    """The numbers of the task: a cube is measured with an error, a square without."""
    numeric_grad, x = solution("numeric-gradient")["numeric_grad"], np.array([[1.0]])
    measured = [numeric_grad(lambda x, power=power: (x**power).sum(), x, 0.1).item() for power in (3, 2)]
    assert measured == pytest.approx([3.01, 2])
    said("numeric-gradient", "(1.331 - 0.729) / 0.2 = 3.01", "(1.21 - 0.81) / 0.2 = 2")


def test_a_submission_is_given_functions(grade: Grade) -> None:
    """In its own process a submission is called with the function itself; a wrong one is told its mistake."""
    wrong, right = answers("foundations")
    name = "numeric-gradient: CS231n's loop, in place"
    assert grade(IMPORT + right[name][1])["numeric-gradient"].passed
    report = grade(IMPORT + wrong["numeric-gradient: forward difference"][1])["numeric-gradient"]
    assert (report.passed, [found.id for found in report.diagnosis][:1]) == (False, ["one_sided"])
