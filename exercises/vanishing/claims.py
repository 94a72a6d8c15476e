"""The figures of docs/four-questions.md and docs/papers.md, measured: `python -m exercises.vanishing.claims`.

Each is a text that stands in the pages word for word; a test compares. Nothing here is trained.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from exercises.vanishing.networks import curves
from grader.checks import Array
from reference import colah, gers, hochreiter, odyssey, sequence
from reference.arrays import Array as Numbers
from reference.cell import Cell
from reference.cells import CELLS, LSTM
from reference.flow import bias_for_half_life, half_life, sequence_jacobian
from reference.memory import MemoryCell

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
STREAM, UNITS, ROWS, INPUTS = 1000, 4, 8, 3  # of the endless stream: steps, units, samples, inputs


def run(cell: Cell, X: Array, p: Mapping[str, Array], first: tuple[Array, ...] | None = None) -> tuple[Array, ...]:
    """The last state of a sequence X (T, N, D), from zero or from a state."""
    H = p["R"].shape[1]
    state = first or tuple(np.zeros((X.shape[1], H)) for _ in cell.states)
    _, last, _ = sequence.forward(cell, X, state, p)
    return last


def largest_cell(cell: Cell, seed: int, steps: int = STREAM) -> float:
    """max |c| after a stream of noise, random weights."""
    rng = np.random.default_rng(seed)
    p = cell.parameters(rng, INPUTS, UNITS, scale=1.0)
    return float(np.abs(run(cell, 3 * rng.normal(size=(steps, ROWS, INPUTS)), p)[1]).max())


def stream(cell: Cell) -> str:
    """The least and the largest of five networks."""
    found = [largest_cell(cell, seed) for seed in range(5)]
    return f"between {min(found):.0f} and {max(found):.0f}"


def carousel() -> str:
    """How far ∂c_T/∂c_0 of the truncated cell of 1997 is from the identity after 50 steps."""
    rng, H = np.random.default_rng(0), 5
    cell = hochreiter.TRUNCATED
    zeros = np.zeros((1, H))
    J = sequence_jacobian(cell, rng.normal(size=(50, 1, 3)), (zeros, zeros), cell.parameters(rng, 3, H))[0]
    return "exactly" if np.array_equal(J[H:, H:], np.eye(H)) else "not"


def cosine(scale: float) -> float:
    """Between the truncated and the full gradient of the cell of 1997, mean over ten networks; R is N(0, scale²)."""
    found = []
    for seed in range(10):
        rng = np.random.default_rng(seed)
        p = {"W": rng.normal(size=(24, 4)) / 2, "R": scale * rng.normal(size=(24, 8)), "b": np.zeros(24)}
        X, dH, zeros = rng.normal(size=(20, 4, 4)), rng.normal(size=(20, 4, 8)), np.zeros((4, 8))
        one, other = (gradient(cell, X, dH, zeros, p) for cell in (hochreiter.TRUNCATED, hochreiter.FULL))
        found.append(one @ other / np.sqrt((one @ one) * (other @ other)))
    return float(np.mean(found))


def gradient(cell: Cell, X: Array, dH: Array, zeros: Array, p: Mapping[str, Array]) -> Numbers:
    """All parameter gradients as one vector."""
    _, _, cache = sequence.forward(cell, X, (zeros, zeros), p)
    found = sequence.backward(dH, (zeros, zeros), cache)[2]
    return np.concatenate([found[name].ravel() for name in sorted(found)])


def differs(one: Cell, other: Cell, change: Callable[[dict[str, Array], int], dict[str, Array]]) -> float:
    """The largest difference of the last states of two cells over ten steps; `change` makes the other's parameters."""
    rng, H = np.random.default_rng(3), 4
    p = one.parameters(rng, 3, H)
    X, first = rng.normal(size=(10, 2, 3)), tuple(rng.normal(size=(2, H)) for _ in one.states)
    mine, theirs = run(one, X, p, first), run(other, X, change(p, H), first)
    return max(float(np.abs(a - b).max()) for a, b in zip(mine, theirs, strict=True))


def shut_forget(p: dict[str, Array], H: int) -> dict[str, Array]:
    """V from NFG: a forget gate that is always open."""
    W, R, b = (np.insert(p[name], [H] * H, value, axis=0) for name, value in (("W", 0), ("R", 0), ("b", 45)))
    return {"W": W, "R": R, "b": b, "p": np.insert(p["p"], [H] * H, 0)}


def negated_gate(p: dict[str, Array], H: int) -> dict[str, Array]:
    """Colah's coupled gates from the Odyssey's: the first block negated."""
    sign = np.ones(3 * H)
    sign[:H] = -1
    return {"W": sign[:, None] * p["W"], "R": sign[:, None] * p["R"], "b": sign * p["b"]}


def keep_from_replace(p: dict[str, Array], H: int) -> dict[str, Array]:
    """The update gate, the second of three blocks, negated."""
    sign = np.ones(3 * H)
    sign[H : 2 * H] = -1
    return {"W": sign[:, None] * p["W"], "R": sign[:, None] * p["R"], "b": sign * p["b"]}


def kept_by_update_gate(bias: float) -> float:
    """Spectral norm of ∂h_T/∂h_0 of a GRU over 50 steps, geometric mean over eight networks."""
    cell, H, found = CELLS["GRU keep, after"], 16, []
    for seed in range(8):
        rng = np.random.default_rng(seed)
        p = {name: rng.uniform(-0.25, 0.25, shape) for name, shape in cell.shapes(8, H).items()}
        p["b"], p["bn"] = np.repeat([0, bias, 0], H).astype(float), np.zeros(H)
        J = sequence_jacobian(cell, rng.normal(size=(50, 1, 8)), (np.zeros((1, H)),), p)[0]
        found.append(np.log(np.linalg.norm(J, 2)))
    return float(np.exp(np.mean(found)))


def silent_gate(p_f: float) -> float:
    """The forget gate of a silent cell that holds 2: without a peephole it cannot know."""
    cell = MemoryCell("peephole", peephole="diagonal")
    p = {"W": np.zeros((4, 1)), "R": np.ones((4, 1)), "b": np.zeros(4), "p": np.array([0, p_f, 0])}
    _, cache = cell.step(np.zeros((1, 1)), (np.zeros((1, 1)), np.full((1, 1), 2.0)), p)
    return float(np.asarray(cache.inner.f)[0, 0])


def below(value: float) -> str:
    """A difference that is rounding, and nothing else."""
    return "less than 10⁻¹²" if value < 1e-12 else f"{value:.2g}"


def power(value: float) -> str:
    """About which power of ten."""
    return "10" + str(round(np.log10(value))).translate(RAISED)


def figures() -> Iterator[tuple[str, str]]:
    """What is measured, in words, and how it stands in the pages."""
    lags = {name: curves(name) for name in ("rnn", "lstm 0", "lstm 1", "orthogonal", "lstm 2", "lstm 5")}
    for name in ("rnn", "lstm 0", "lstm 1", "orthogonal"):
        yield f"gradient at lag 100, {name}", power(lags[name]["total"][100])
    yield "gradient at lag 100, bias 2", f"{lags['lstm 2']['total'][100]:.2f}"
    yield "gradient at lag 100, bias 5", f"{lags['lstm 5']['total'][100]:.0f} times"
    yield "direct path at lag 100, bias 0", power(lags["lstm 0"]["direct"][100])
    yield "direct path at lag 100, bias 5", f"{lags['lstm 5']['direct'][100]:.2f} of it"
    through_h = lags["lstm 0"]["total"][100] / lags["lstm 0"]["direct"][100]
    yield "whole and direct path, bias 0", f"about {through_h / 1e8:.0f}00 million times"
    left = [power(lags[name]["total"][30]) for name in ("lstm 0", "rnn")]
    yield "gradient at lag 30", "{} is left in an LSTM with forget bias 0 and {} in a simple RNN".format(*left)
    yield "half-lives of bias 0, 1, 2, 5", ", ".join(f"{half_life(b):.2f}" for b in (0, 1, 2, 5))
    yield "bias for 100 steps", f"{bias_for_half_life(100):.2f}"
    yield "1997 on a stream", stream(hochreiter.FULL)
    yield "forget gate on a stream", stream(gers.FORGET)
    yield "carousel", f"{carousel()} the identity"
    yield "truncated and full", f"{cosine(0.1):.2f} for small and {cosine(1.0):.2f} for large"
    yield "silent cell, without and with peephole", f"{silent_gate(0):.2f} without and {silent_gate(1):.2f} with"
    yield "NFG is V with an open gate", below(differs(odyssey.NFG, odyssey.V, shut_forget))
    coupled = replace(odyssey.CIFG, peephole="none")
    yield "Colah's coupling is CIFG negated", below(differs(coupled, colah.COUPLED, negated_gate))
    keep, swap = CELLS["GRU keep, before"], CELLS["GRU replace, before"]
    yield "keep is replace negated", below(differs(keep, swap, keep_from_replace))
    yield "keep taken for replace", f"{differs(keep, swap, lambda p, H: p):.1f} off"
    after = CELLS["GRU keep, after"]
    moved = differs(keep, after, lambda p, H: {**p, "bn": np.zeros(H)})
    yield "before taken for after", f"{moved:.2f} off"
    yield "GRU over 50 steps, bias 0 and 3", f"{power(kept_by_update_gate(0))} and {kept_by_update_gate(3):.1f}"
    shapes = [CELLS[name].count(8, 32) for name in ("RNN", "GRU replace, before", "LSTM", "V")]
    yield "parameters at D = 8, H = 32", "{} for a simple RNN, {} for a GRU, {} for an LSTM, {} with".format(*shapes)
    yield "gate at the start", f"{np.mean(gate_at_the_start()):.2f} on average"


def gate_at_the_start() -> Array:
    """The forget gates of an LSTM as torch starts it, all biases but 0."""
    rng = np.random.default_rng(6)
    p = {name: rng.uniform(-(32**-0.5), 32**-0.5, shape) for name, shape in LSTM.shapes(8, 32).items()}
    p["b"] = np.zeros(128)
    _, cache = LSTM.step(rng.normal(size=(50, 8)), (np.zeros((50, 32)), np.zeros((50, 32))), p)
    return np.asarray(cache.inner.f)


if __name__ == "__main__":
    for what, text in figures():
        print(f"{what}: {text}")
