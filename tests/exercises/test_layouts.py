"""The exercises on layouts: by hand, by the reference, and by others."""

import numpy as np
import pytest

from exercises.layouts.packing import packed

from .plain import said, solution

LAYOUTS = ("torch", "keras", "cs231n", "onnx", "deeplearning.ai", "udacity")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_they_agree_with_the_reference(layout: str) -> None:
    """Out as the reference writes it, and back to what it was."""
    rng = np.random.default_rng(0)
    p = {"W": rng.normal(size=(12, 2)), "R": rng.normal(size=(12, 3)), "b": rng.normal(size=12)}
    out = solution("export-weights")["export_weights"](p["W"], p["R"], p["b"], layout)
    want = packed(p["W"], p["R"], p["b"], layout)
    assert {name: array.tolist() for name, array in out.items()} == {k: np.asarray(v).tolist() for k, v in want.items()}
    back = solution("import-weights")["import_weights"](out, layout)
    assert all(np.array_equal(mine, p[name]) for name, mine in zip("WRb", back, strict=True))


def test_by_hand() -> None:
    """The numbers of the tasks."""
    W, b = np.array([[1.0], [2], [3], [4]]), np.array([5.0, 6, 7, 8])
    out, back = solution("export-weights")["export_weights"], solution("import-weights")["import_weights"]
    course = out(W, 0 * W, b, "cs231n")
    assert (course["Wx"].tolist(), course["b"].tolist()) == ([[1, 2, 4, 3]], [5, 6, 8, 7])
    lesson = out(W, 0 * W, b, "udacity")
    assert (lesson["Wn"].tolist(), lesson["bv"].tolist()) == ([[0, 3]], [8])
    said("export-weights", "`Wx` is [[1, 2, 4, 3]] and `b` [5, 6, 8, 7]", "`Wn` is [[0, 3]] and `bv` [8]")
    assert [array.tolist() for array in back(course, "cs231n")[::2]] == [W.tolist(), b.tolist()]
    two = {"weight_ih": W, "weight_hh": 0 * W, "bias_ih": np.ones(4), "bias_hh": np.array([4.0, 5, 6, 7])}
    assert back(two, "torch")[2].tolist() == b.tolist()
    said("import-weights", "W is [[1], [2], [3], [4]] and b is [5, 6, 7, 8]", "bias_hh = [4, 5, 6, 7] has that same b")
