"""The worked numbers of the cells' tasks come out of the solutions, and every task has some."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from .fingerprints import CATALOG, exercise
from .plain import said, solution

Array = np.ndarray
STEPS = np.array([[[1.0]], [[0.0]]])  # two steps of one sample with one feature: 1, then 0


def one(value: float) -> Array:
    """One sample of one number."""
    return np.array([[value]])


def zeros(blocks: int) -> tuple[Array, Array, Array]:
    """Weights and biases of one unit with so many blocks, all zero."""
    return np.zeros((blocks, 1)), np.zeros((blocks, 1)), np.zeros(blocks)


def listed(numbers: Any) -> str:
    """Numbers as a task has them: with four digits, those that are short as they are."""
    return ", ".join(f"{n:.4f}" if abs(n * 1000 % 1) > 1e-9 else f"{n:g}" for n in np.ravel(numbers).tolist())


def rnn(slug: str) -> list[str]:
    """x = 1, h = 0.5, W = 1, R = -1; over time W = R = 1, h = 0."""
    known, b = solution(slug), np.zeros(1)
    if slug == "rnn-step":
        return [f"tanh 0.5 = {listed(known['rnn_step'](one(1), one(0.5), one(1), one(-1), b)[0])}"]
    if slug == "rnn-step-backward":
        h, cache = known["rnn_step"](one(1), one(0.5), one(1), one(-1), b)
        dx, dh, _, dR, _ = known["rnn_step_backward"](one(1), cache)
        return [f"h' = {listed(h)}, where", f"slope {listed(dx)}", f"is {listed(dh)}", f"dR = {listed(dR)}"]
    H, _, cache = known["rnn_forward"](STEPS, one(0), one(1), one(1), b)
    if slug == "rnn-sequence":
        return [f"tanh 1 = {listed(H[0])}, then tanh 0.7616 = {H[1].item():.4f}"]
    dX, *_, db = known["rnn_backward"](0 * STEPS, one(1), cache)
    both = known["rnn_backward"](np.ones((2, 1, 1)), one(0), cache)[-1]
    return [f"dX is {listed(dX)}, and db their sum, {listed(db)}", f"db = {listed(both)}"]


def lstm_step(slug: str) -> list[str]:
    """Everything zero but the old cell, 2."""
    known = solution(slug)
    h, c, cache = known["lstm_step"](one(0), one(0), one(2), *zeros(4))
    if slug == "lstm-step":
        return [f"c' = {c.item():g} and h' = 0.5 · tanh 1 = {listed(h)}."]
    of_c, of_h = (known["lstm_step_backward"](one(dh), one(dc), cache) for dh, dc in ((0, 1), (1, 0)))
    found = [f"old cell gets {g[2].item():.{d}f}, and db is {blocks(g[-1])}" for g, d in ((of_c, 1), (of_h, 4))]
    return [f"c' = {c.item():g}.", *found]


def blocks(db: Array) -> str:
    """The bias's gradient; where one entry needs four digits, each that is not zero has them."""
    long = any(abs(n * 100 % 1) > 1e-9 for n in db.tolist())
    return ", ".join("0" if n == 0 else f"{n:.4f}" if long else f"{n:g}" for n in db.tolist())


def lstm_sequence(slug: str) -> list[str]:
    """Two steps of the same."""
    known = solution(slug)
    H, (_, c), cache = known["lstm_forward"](0 * STEPS, one(0), one(2), *zeros(4))
    if slug == "lstm-sequence":
        return [f"from 2 to 1 and {c.item():g}, and H is {listed(H)}."]
    _, (_, dc), _, _, db = known["lstm_backward"](0 * STEPS, (one(0), one(1)), cache)
    return [f"first cell gets {dc.item():g}", f"db is {blocks(db)}."]


def gru_sequence(slug: str) -> list[str]:
    """Everything zero but the old state, 1."""
    known = solution(slug)
    H, _, cache = known["gru_forward"](0 * STEPS, one(1), *zeros(3), np.zeros(1))
    if slug == "gru-sequence":
        return [f"H is {listed(H)}."]
    _, dh, _, _, db, dbn = known["gru_backward"](0 * STEPS, one(1), cache)
    return [f"gives {dh.item():g} at", f"db is {blocks(db)}, and dbn = {dbn.item():g}."]


def peephole_sequence(slug: str) -> list[str]:
    """A cell of 2, and a peephole of the output gate."""
    known, p = solution(slug), np.array([0.0, 0.0, 1.0])
    H, (_, c), cache = known["peephole_forward"](0 * STEPS, one(0), one(2), *zeros(4), p)
    if slug == "peephole-sequence":
        return [f"from 2 to 1 and {c.item():g}, and H is {listed(H)}"]
    _, (_, dc), _, _, db, dp = known["peephole_backward"](0 * STEPS, (one(0), one(1)), cache)
    return [f"gets {dc.item():g}, db is {blocks(db)}, and dp is {blocks(dp)}."]


CELLS: dict[str, Callable[[str], Sequence[str]]] = {
    **dict.fromkeys(("rnn-step", "rnn-step-backward", "rnn-sequence", "rnn-sequence-backward"), rnn),
    **dict.fromkeys(("lstm-step", "lstm-step-backward"), lstm_step),
    **dict.fromkeys(("lstm-sequence", "lstm-sequence-backward"), lstm_sequence),
    **dict.fromkeys(("gru-sequence", "gru-sequence-backward"), gru_sequence),
    **dict.fromkeys(("peephole-sequence", "peephole-sequence-backward"), peephole_sequence),
}


@pytest.mark.parametrize("slug", CELLS)
def test_the_numbers_of_a_cell(slug: str) -> None:
    """What our own solution answers stands in the task."""
    said(slug, *CELLS[slug](slug))


def module(slug: str, name: str, **weights: Sequence[float]) -> Any:
    """Our own module of one unit and one feature with these weights, all others zero; and what makes tensors for it."""
    torch = pytest.importorskip("torch")
    made = solution(slug)[name](1, 1).double()
    for key, parameter in made.named_parameters():
        values = weights.get(key.removesuffix("_l0"), [0.0] * parameter.numel())
        parameter.data = torch.tensor(values, dtype=torch.float64).reshape(parameter.shape)
    return made, lambda *numbers: torch.tensor(numbers, dtype=torch.float64)


def test_the_numbers_of_modules() -> None:
    """Of the cells and layers: the results."""
    cell, of = module("torch-rnn-cell", "RNNCell", weight_ih=[1], weight_hh=[-1])
    said("torch-rnn-cell", f"tanh 0.5 = {cell(of([1.0]), of([0.5])).item():.4f}.")
    layer, of = module("torch-rnn-sequence", "RNN", weight_ih=[1], weight_hh=[1])
    out, _ = layer(of([[1.0]], [[0.0]]))
    said("torch-rnn-sequence", f"tanh 1 = {out[0].item():.4f}, then tanh 0.7616 = {out[1].item():.4f}, which is h_n")
    cell, of = module("torch-lstm-cell", "LSTMCell")
    h, c = cell(of([0.0]), (of([0.0]), of([2.0])))
    said("torch-lstm-cell", f"c' = {c.item():g} and h' = 0.5 · tanh 1 = {h.item():.4f}.")
    layer, of = module("torch-lstm-sequence", "LSTM")
    out, (_, c) = layer(of([[0.0]], [[0.0]]), (of([[0.0]]), of([[2.0]])))
    said("torch-lstm-sequence", f"1 and {c.item():g}, and out is {listed(out.detach().numpy())}.")
    cell, of = module("torch-gru-cell", "GRUCell", bias_hh=[0, 0, 2])
    said("torch-gru-cell", f"h' = {cell(of([0.0]), of([1.0])).item():.4f}.")
    layer, of = module("torch-gru-sequence", "GRU")
    out, h = layer(of([[0.0]], [[0.0]]), of([[1.0]]))
    said("torch-gru-sequence", f"out is {listed(out.detach().numpy())}, and h_n is {h.item():g}.")


def test_the_numbers_of_a_function_with_its_backward() -> None:
    """The gradients of the old cell and of the bias, of each result alone."""
    torch = pytest.importorskip("torch")
    step = solution("torch-lstm-function")["LSTMFunction"].apply
    for which, name in ((1, "c'"), (0, "h'")):
        given = [torch.zeros(1, 1), torch.zeros(1, 1), torch.full((1, 1), 2.0), torch.zeros(4, 1), torch.zeros(4, 1)]
        given = [one.double().requires_grad_() for one in (*given, torch.zeros(4))]
        _, _, dc, *_, db = torch.autograd.grad(step(*given)[which], given, allow_unused=True)
        shown = f"{dc.item():g}" if which else f"{dc.item():.4f}"
        gives = "the gradient " if which else ""
        said("torch-lstm-function", f"loss {name} gives c {gives}{shown}, and b {blocks(db.numpy())}")


@pytest.mark.parametrize("slug", CATALOG.slugs)
def test_every_task_has_a_number_to_check_by_hand(slug: str) -> None:
    """A paragraph that says so, with a number in it."""
    paragraphs = [text for text in exercise(slug).task.split("\n\n") if text.lstrip("*").startswith("By hand")]
    assert any(any(sign.isdigit() for sign in text) for text in paragraphs)
