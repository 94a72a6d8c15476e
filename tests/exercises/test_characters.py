"""The exercises on a character model: the numbers of their tasks, and what training would begin with."""

import math

import numpy as np
import pytest

from .fingerprints import exercise
from .plain import failed, said, solution

ENTRIES = 5


def zeros(V: int, H: int = 3) -> list[np.ndarray]:
    """Wxh, Whh, Why, bh, by of zeros."""
    return [np.zeros(shape) for shape in ((H, V), (H, H), (V, H), (H, 1), (V, 1))]


def test_the_loss_by_hand() -> None:
    """One step with weights of zero; what every character model starts with."""
    loss_fun = solution("char-loss")["loss_fun"]
    loss, *grads, _ = loss_fun([0], [2], np.zeros((3, 1)), *zeros(4))
    assert loss == pytest.approx(1.3863, abs=1e-4)
    assert grads[-1].ravel() == pytest.approx([0.25, 0.25, -0.75, 0.25])
    said("char-loss", "the loss is ln 4 = 1.3863", "1/4 - 1 = -0.75 in that of the target")
    rng, V, T = np.random.default_rng(0), 65, 25
    small = [0.01 * rng.normal(size=weight.shape) for weight in zeros(V, 100)]
    text = rng.integers(0, V, T + 1)
    loss = loss_fun(text[:-1], text[1:], np.zeros((100, 1)), *small)[0]
    assert loss == pytest.approx(T * math.log(V), rel=0.01)
    said("char-loss", "A loss of T ln V is where every character model starts")


def test_gradients_are_those_of_the_loss() -> None:
    """Central differences of our own loss, where nothing is clipped."""
    loss_fun, rng = solution("char-loss")["loss_fun"], np.random.default_rng(1)
    weights = [0.5 * rng.normal(size=weight.shape) for weight in zeros(5)]
    inputs, targets, h = [1, 4, 1], [4, 1, 0], rng.normal(size=(3, 1))
    grads = loss_fun(inputs, targets, h, *weights)[1:-1]
    assert max(np.abs(grad).max() for grad in grads) < 5
    for weight, grad in zip(weights, grads, strict=True):
        for index in list(np.ndindex(*weight.shape))[:ENTRIES]:
            losses = []
            for move in (1e-5, -2e-5):  # up, and down from there
                weight[index] += move
                losses.append(loss_fun(inputs, targets, h, *weights)[0])
            weight[index] += 1e-5
            assert grad[index] == pytest.approx((losses[0] - losses[1]) / 2e-5, abs=1e-8)


def test_a_text_by_hand() -> None:
    """The numbers of the task: shares of 0 to 1, and what the temperature makes of them."""
    sample = solution("char-sample")["sample"]
    *weights, by = zeros(3)
    by[1] = math.log(2)
    uniforms = [0.2, 0.3, 0.7, 0.8]
    assert sample(np.zeros((3, 1)), 0, uniforms, 1, *weights, by) == [0, 1, 1, 2]
    assert sample(np.zeros((3, 1)), 0, uniforms, 0.5, *weights, by) == [1, 1, 1, 1]
    assert sample(np.zeros((3, 1)), 0, uniforms, 0, *weights, by) == [1, 1, 1, 1]
    said("char-sample", "1/4, 1/2, 1/4, so u = 0.2, 0.3, 0.7, 0.8 give the characters 0, 1, 1, 2")
    said("char-sample", "At temperature 0.5 they are 1/6, 4/6, 1/6, and 0.2 and 0.8 give 1 as well")


def test_characters_come_as_often_as_they_should() -> None:
    """Of 4000 random numbers, each character gets its share to within five standard deviations."""
    sample, rng = solution("char-sample")["sample"], np.random.default_rng(2)
    *weights, by = zeros(4)
    by[:, 0] = [0, 1, -1, 0.5]
    p = np.exp(by[:, 0]) / np.exp(by[:, 0]).sum()
    text = sample(np.zeros((3, 1)), 0, rng.random(4000), 1, *weights, by)
    often = np.bincount(text, minlength=4)
    assert (np.abs(often - 4000 * p) < 5 * np.sqrt(4000 * p * (1 - p))).all()


STATE = "np.tanh(Wxh[:, [ix]] + Whh @ h + bh)"
BESIDE = [
    ("np.tanh(np.clip(Wxh[:, [ix]] + Whh @ h + bh, -4, 4))", ["beside_the_borders"]),
    ("2 / (1 + np.exp(-2 * (Wxh[:, [ix]] + Whh @ h + bh))) - 1", []),
    ("np.tanh(np.hstack([Wxh, Whh, bh]) @ np.vstack([np.eye(len(by))[:, [ix]], h, [[1.0]]]))", []),
]


@pytest.mark.parametrize(("state", "checks"), BESIDE)
def test_what_only_a_number_beside_a_border_shows(state: str, checks: list[str]) -> None:
    """A state that is nearly right, which every other text hides; and right ones that are rounded otherwise."""
    text = (exercise("char-sample").folder / "solution.py").read_text(encoding="utf-8")
    assert STATE in text
    assert failed("char-sample", text.replace(STATE, state)) == checks
