"""Cells of one unit for items that are computed by hand: plain numbers in, plain numbers out, through the reference."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from grader.checks import Array
from grader.quiz.item import Real, Several
from reference.cell import Cell
from reference.lstm import LSTMStep, lstm_forward, lstm_step

OPEN, SHUT = 40.0, -40.0  # biases at which a gate is 1 and 0 to the last digit

CANDIDATE = 0.7  # what is offered to a cell whose gates are held
ZERO = np.zeros((4, 1))

STATE = Real(-1.5, 1.5, 1, apart=0.2)
BOUNDED = Real(-0.9, 0.9, 1, apart=0.15)  # a state that has passed through tanh
WEIGHT = Real(-1.2, 1.2, 1, apart=0.2)
WEIGHTS4 = Several(WEIGHT, 4)
WEIGHTS3 = Several(WEIGHT, 3)


def row(value: float) -> Array:
    """One sample of one unit."""
    return np.array([[float(value)]])


def column(values: Sequence[float]) -> Array:
    """A weight matrix of one column, a row for each block."""
    return np.array(values, dtype=float)[:, None]


def parameters(W: Sequence[float], R: Sequence[float], b: Sequence[float], **more: Any) -> dict[str, Array]:
    """The parameters of a cell with one input and one unit."""
    extra = {name: np.array(value, dtype=float) for name, value in more.items()}
    return {"W": column(W), "R": column(R), "b": np.array(b, dtype=float), **extra}


def lstm(x: float, h: float, c: float, W: Sequence[float], R: Sequence[float], b: Sequence[float]) -> LSTMStep:
    """One step of the standard LSTM, blocks i f g o, with all that it computed."""
    return lstm_step(row(x), row(h), row(c), column(W), column(R), np.array(b, dtype=float))[2]


def lstm_states(
    x: float, h: float, c: float, W: Sequence[float], R: Sequence[float], b: Sequence[float]
) -> tuple[float, float]:
    """The new (h, c) of one step of the standard LSTM."""
    new_h, new_c, _ = lstm_step(row(x), row(h), row(c), column(W), column(R), np.array(b, dtype=float))
    return float(new_h[0, 0]), float(new_c[0, 0])


def step(cell: Cell, x: float, state: Sequence[float], p: Mapping[str, Array]) -> tuple[float, ...]:
    """The next state of any cell of one unit."""
    after, _ = cell.step(row(x), tuple(map(row, state)), p)
    return tuple(float(part[0, 0]) for part in after)


def gate_bias(value: float) -> float:
    """The bias that holds a gate at a value between 0 and 1, both included."""
    return OPEN if value == 1 else SHUT if value == 0 else math.log(value / (1 - value))


@cache
def run_lstm(i: float, f: float, o: float, c0: float, steps: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The outputs h and cells c of an LSTM whose gates are held by their biases; its weights are zero.

    The candidate is `CANDIDATE` in every step.
    """
    b = (gate_bias(i), gate_bias(f), math.atanh(CANDIDATE), gate_bias(o))
    H, _, cache = lstm_forward(np.zeros((steps, 1, 1)), row(0), row(c0), ZERO, ZERO, np.array(b))
    return tuple(map(float, H[:, 0, 0])), tuple(float(step.c_new[0, 0]) for step in cache.steps)


def table(names: Sequence[str], **columns: Sequence[float]) -> str:
    """The parameters of a cell of one unit as a Markdown table: a row for each block, a column for each matrix."""
    heads = list(columns)
    lines = ["|   | " + " | ".join(heads) + " |", "|---|" + "---|" * len(heads)]
    for k, name in enumerate(names):
        cells = " | ".join(f"{columns[head][k]:g}" for head in heads)
        lines.append(f"| {name} | {cells} |")
    return "\n".join(lines)
