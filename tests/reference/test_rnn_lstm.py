"""The two plain cells against torch.nn, complex step and a scalar loop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
import torch

from reference.gradcheck import complex_directional, complex_step_works, elementwise, norm_gap
from reference.lstm import lstm_backward, lstm_forward, lstm_step, lstm_step_backward
from reference.rnn import rnn_backward, rnn_forward, rnn_step, rnn_step_backward

from . import scalar
from .draws import Array, normals, weights

SIZES = [(7, 4, 5, 6), (20, 2, 3, 4), (3, 2, 4, 4), (1, 1, 1, 1)]  # T, N, D, H


def draw(seed: int, T: int, N: int, D: int, H: int, gates: int, states: int) -> list[Array]:
    """X, the states, W, R, b: the arguments of a sequence function."""
    rng = np.random.default_rng(seed)
    X, *first = normals(rng, (T, N, D), *[(N, H)] * states)
    return [X, *first, *weights(rng, gates, D, H)]


def cotangents(seed: int, T: int, N: int, H: int, states: int) -> list[Array]:
    """dH and the gradients of the last states."""
    return normals(np.random.default_rng(seed + 100), (T, N, H), *[(N, H)] * states)


def torch_run(kind: Any, args: list[Array], states: int, u: list[Array]) -> tuple[list[Array], list[Array]]:
    """Outputs [H, last states...] and the gradients of all args, from torch's own layer and autograd."""
    X, *rest = (torch.from_numpy(a.copy()).requires_grad_() for a in args)
    first, (W, R, b) = rest[:states], rest[states:]
    layer = kind(X.shape[2], first[0].shape[1], dtype=torch.float64)
    names = ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"]
    parameters = dict(zip(names, [W, R, b, torch.zeros_like(b)], strict=True))
    state = first[0][None] if states == 1 else (first[0][None], first[1][None])
    H, last = torch.func.functional_call(layer, parameters, (X, state))
    outputs = [H, last[0]] if states == 1 else [H, last[0][0], last[1][0]]
    loss = sum((torch.from_numpy(v) * y).sum() for v, y in zip(u, outputs, strict=True))
    gradients = torch.autograd.grad(loss, [X, *first, W, R, b])
    return [y.detach().numpy() for y in outputs], [g.numpy() for g in gradients]


def rnn_run(args: list[Array], u: list[Array]) -> tuple[list[Array], list[Array]]:
    """Outputs and gradients of our RNN, in the order of `torch_run`."""
    H, h, cache = rnn_forward(*args)
    return [H, h], list(rnn_backward(u[0], u[1], cache))


def lstm_run(args: list[Array], u: list[Array]) -> tuple[list[Array], list[Array]]:
    """Outputs and gradients of our LSTM, in the order of `torch_run`."""
    H, (h, c), cache = lstm_forward(*args)
    dX, (dh, dc), *rest = lstm_backward(u[0], (u[1], u[2]), cache)
    return [H, h, c], [dX, dh, dc, *rest]


CELLS: dict[str, tuple[Callable[..., Any], Any, int, int]] = {
    "rnn": (rnn_run, torch.nn.RNN, 1, 1),
    "lstm": (lstm_run, torch.nn.LSTM, 4, 2),
}


def close(got: Sequence[Array], want: Sequence[Array], limit: float = 1e-12) -> bool:
    """Every array of the same shape and within `limit` of its largest entry; NaN is never close."""
    pairs = list(zip(got, want, strict=True))
    return all(g.shape == w.shape and norm_gap(g, w) <= limit for g, w in pairs)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CELLS)
def test_sequence_equals_torch(name: str, size: tuple[int, int, int, int]) -> None:
    """All outputs and all gradients equal torch.nn's to 1e-12 of the largest entry."""
    run, kind, gates, states = CELLS[name]
    T, N, D, H = size
    for seed in range(3):
        args, u = draw(seed, T, N, D, H, gates, states), cotangents(seed, T, N, H, states)
        outputs, gradients = run(args, u)
        want_outputs, want_gradients = torch_run(kind, args, states, u)
        assert close(outputs, want_outputs)
        assert close(gradients, want_gradients)


@pytest.mark.parametrize("name", CELLS)
def test_gradients_equal_complex_step(name: str) -> None:
    """Every entry of every gradient equals the complex step of our own forward to 1e-12."""
    run, _, gates, states = CELLS[name]
    T, N, D, H = 5, 2, 3, 4
    args, u = draw(3, T, N, D, H, gates, states), cotangents(3, T, N, H, states)
    _, gradients = run(args, u)
    forward: Callable[..., Any] = rnn_forward if name == "rnn" else lstm_forward
    for k, x in enumerate(args):

        def outputs(x: Array, k: int = k) -> list[Array]:
            Hs, last, _ = forward(*args[:k], x, *args[k + 1 :])
            return [Hs, last] if name == "rnn" else [Hs, *last]

        assert complex_step_works(outputs, x)
        assert close([gradients[k]], [elementwise(complex_directional, outputs, x, u)])


def test_forward_equals_a_scalar_loop() -> None:
    """Both sequences equal loops over single numbers, written from the equations."""
    args = draw(4, 6, 2, 3, 4, 1, 1)
    assert close([rnn_forward(*args)[0]], [scalar.rnn_sequence(*args)])
    args = draw(5, 6, 2, 3, 4, 4, 2)
    H, (_, c), _ = lstm_forward(*args)
    assert close([H, c], scalar.lstm_sequence(*args))


def test_one_step_is_a_sequence_of_one() -> None:
    """A step and its backward pass equal a sequence with T = 1 bit for bit."""
    X, h, c, W, R, b = draw(6, 1, 3, 2, 4, 4, 2)
    dh, dc = normals(np.random.default_rng(7), h.shape, c.shape)
    h_new, c_new, cache = lstm_step(X[0], h, c, W, R, b)
    H, last, caches = lstm_forward(X, h, c, W, R, b)
    assert np.array_equal(H[0], h_new)
    assert np.array_equal(last, (h_new, c_new))
    dx, dh0, dc0, *rest = lstm_step_backward(dh, dc, cache)
    dX, dstate, *want = lstm_backward(np.zeros_like(H), (dh, dc), caches)
    assert all(map(np.array_equal, [dx, dh0, dc0, *rest], [dX[0], *dstate, *want]))
    X, h, W, R, b = draw(6, 1, 3, 2, 4, 1, 1)
    h_new, step = rnn_step(X[0], h, W, R, b)
    H, h_last, steps = rnn_forward(X, h, W, R, b)
    assert np.array_equal(H[0], h_new)
    assert np.array_equal(h_last, h_new)
    dX, *want = rnn_backward(np.zeros_like(H), dh, steps)
    assert all(map(np.array_equal, rnn_step_backward(dh, step), [dX[0], *want]))


@pytest.mark.parametrize("dtype", [np.float32, np.longdouble, np.complex128])
@pytest.mark.parametrize("name", CELLS)
def test_dtype_is_kept(name: str, dtype: Any) -> None:
    """Outputs and gradients have the common dtype of the inputs and agree with float64."""
    run, _, gates, states = CELLS[name]
    args, u = draw(8, 4, 2, 3, 5, gates, states), cotangents(8, 4, 2, 5, states)
    outputs, gradients = run([a.astype(dtype) for a in args], [v.astype(dtype) for v in u])
    want_outputs, want_gradients = run(args, u)
    assert {a.dtype for a in [*outputs, *gradients]} == {np.dtype(dtype)}
    limit = 1e-5 if dtype is np.float32 else 1e-12
    assert close(outputs, want_outputs, limit)
    assert close(gradients, want_gradients, limit)


@pytest.mark.parametrize("name", CELLS)
def test_no_step_at_all(name: str) -> None:
    """An empty sequence hands the state and its gradient through; parameters get zero."""
    run, _, gates, states = CELLS[name]
    args, u = draw(9, 0, 2, 3, 4, gates, states), cotangents(9, 0, 2, 4, states)
    outputs, gradients = run(args, u)
    assert all(map(np.array_equal, outputs[1:], args[1 : 1 + states]))
    assert all(map(np.array_equal, gradients[1 : 1 + states], u[1:]))
    assert not any(g.any() for g in gradients[1 + states :])


@pytest.mark.parametrize("name", CELLS)
def test_inputs_are_left_alone(name: str) -> None:
    """No argument is written to, read-only and strided arrays are accepted, two calls agree."""
    run, _, gates, states = CELLS[name]
    args, u = draw(10, 4, 2, 3, 5, gates, states), cotangents(10, 4, 2, 5, states)
    odd = [np.asfortranarray(a) for a in args]
    for a in [*args, *odd, *u]:
        a.setflags(write=False)
    first, second, third = run(args, u), run(args, u), run(odd, u)
    assert all(map(np.array_equal, [*first[0], *first[1]], [*second[0], *second[1]]))
    assert close(first[1], third[1])
