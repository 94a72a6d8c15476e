"""The reference's speed, as ratios measured in one run with one thread.

    python benchmarks/bench_reference.py            all of it: about ten minutes
    python benchmarks/bench_reference.py --quick    fewer rounds and cells, for a look

Every figure is the median of ratios of two functions timed in turn, CPU time, so that load from elsewhere
hits both. fb is forward and backward to all inputs, first states and parameters.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"

import argparse
import math
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import torch

from reference import sequence
from reference.cell import Cell
from reference.cells import CELLS
from reference.fused import lstm_fused_backward, lstm_fused_forward
from reference.lstm import lstm_backward, lstm_forward

torch.set_num_threads(1)

Size = tuple[int, int, int, int]  # N, T, D, H
Work = Callable[[], Any]
SIZES: tuple[Size, ...] = ((1, 100, 32, 64), (32, 50, 64, 128), (64, 100, 128, 256), (16, 35, 512, 512))
LARGE = SIZES[2:]


def draw(size: Size, dtype: Any) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Arguments of `lstm_forward` and cotangents of all its outputs."""
    N, T, D, H = size
    rng = np.random.default_rng(0)
    args = [rng.standard_normal(s).astype(dtype) for s in [(T, N, D), (N, H), (N, H)]]
    args += [(rng.standard_normal(s) / math.sqrt(H)).astype(dtype) for s in [(4 * H, D), (4 * H, H), (4 * H,)]]
    return args, [rng.standard_normal(s).astype(dtype) for s in [(T, N, H), (N, H), (N, H)]]


def fused(size: Size, dtype: Any) -> Work:
    """Our fused LSTM, forward and backward."""
    args, (dH, dh, dc) = draw(size, dtype)

    def work() -> Any:
        *_, cache = lstm_fused_forward(*args)
        return lstm_fused_backward(dH, (dh, dc), cache)

    return work


def readable(size: Size, dtype: Any) -> Work:
    """The readable LSTM of reference/lstm.py, forward and backward."""
    args, (dH, dh, dc) = draw(size, dtype)

    def work() -> Any:
        *_, cache = lstm_forward(*args)
        return lstm_backward(dH, (dh, dc), cache)

    return work


def torch_lstm(size: Size, dtype: Any) -> Work:
    """torch.nn.LSTM with autograd, to the same inputs and parameters."""
    args, u = draw(size, dtype)
    X, h, c, W, R, b = (torch.from_numpy(a) for a in args)
    layer = torch.nn.LSTM(X.shape[2], h.shape[1], dtype=X.dtype)
    with torch.no_grad():
        for parameter, value in zip(layer.parameters(), (W, R, b, torch.zeros_like(b)), strict=True):
            parameter.copy_(value)
    leaves = [X, h[None], c[None]]
    dH, dh, dc = (torch.from_numpy(v) for v in u)

    def work() -> Any:
        for leaf in leaves:
            leaf.requires_grad_()
        H, (h_last, c_last) = layer(leaves[0], (leaves[1], leaves[2]))
        outputs = [H, h_last, c_last]
        return torch.autograd.grad(outputs, [*leaves, *layer.parameters()], [dH, dh[None], dc[None]])

    return work


def products(size: Size, dtype: Any) -> Work:
    """The matrix products of the fused form and nothing else."""
    (X, h, _, W, R, _), _ = draw(size, dtype)
    (T, N, D), H = X.shape, h.shape[1]
    A, out, back = np.empty((T, N, 4 * H), dtype), np.empty((N, 4 * H), dtype), np.empty((N, H), dtype)
    A[:] = 0.1
    hidden, W_t, R_t = np.full((T * N, H), 0.1, dtype), np.ascontiguousarray(W.T), np.ascontiguousarray(R.T)

    def work() -> Any:
        X.reshape(T * N, D) @ W_t
        for _ in range(T):
            np.matmul(h, R_t, out=out)
        for t in range(T):
            np.matmul(A[t], R, out=back)
        rows = A.reshape(T * N, 4 * H)
        return rows @ W, rows.T @ X.reshape(T * N, D), rows.T @ hidden

    return work


def cell_run(cell: Cell, size: Size, dtype: Any) -> Work:
    """Any cell through reference.sequence, forward and backward."""
    N, T, D, H = size
    rng = np.random.default_rng(0)
    D = H if cell.name in ("MUT1", "MUT2") else D
    p = cell.parameters(rng, D, H, dtype=dtype)
    X, dH = (rng.standard_normal(s).astype(dtype) for s in [(T, N, D), (T, N, H)])
    state, dstate = (tuple(rng.standard_normal((N, H)).astype(dtype) for _ in cell.states) for _ in range(2))

    def work() -> Any:
        *_, cache = sequence.forward(cell, X, state, p)
        return sequence.backward(dH, dstate, cache)

    return work


def multiplications(cell: Cell, size: Size) -> float:
    """Entries of the weight matrices that a step multiplies with: the size of its gate products."""
    _, _, D, H = size
    D = H if cell.name in ("MUT1", "MUT2") else D
    return sum(math.prod(shape) for shape in cell.shapes(D, H).values() if len(shape) == 2)


def seconds(work: Work) -> float:
    """CPU time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def ratios(works: list[Work], rounds: int) -> list[float]:
    """Each work's time over that of the first, median over rounds in which all run in turn."""
    for work in works:
        work()
    table = np.array([[seconds(work) for work in works] for _ in range(rounds)])
    return [float(v) for v in np.median(table / table[:, :1], axis=0)]


def show(title: str, head: list[str], rows: Iterable[list[Any]]) -> None:
    """One table in Markdown, each row as soon as it is measured."""
    print(f"\n{title}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print("| " + " | ".join(f"{v:.2f}" if isinstance(v, float) else str(v) for v in row) + " |", flush=True)


def against_torch(rounds: int) -> None:
    """fb of the fused and of the readable LSTM and of the bare products, over torch.nn.LSTM."""
    for dtype in (np.float64, np.float32):
        rows: list[list[Any]] = []
        for size in SIZES:
            n = rounds * 4 if size == SIZES[0] else rounds
            works = [make(size, dtype) for make in (torch_lstm, fused, readable, products)]
            _, ours, plain, floor = ratios(works, n)
            rows.append([size, ours, plain, ours / floor])
        mean = math.exp(sum(math.log(row[1]) for row in rows) / len(rows))
        rows.append(["geometric mean", mean, "", ""])
        head = ["N, T, D, H", "fused / torch", "readable / torch", "fused / products"]
        show(f"LSTM forward + backward, {np.dtype(dtype).name}", head, rows)


def other_cells(rounds: int, names: list[str]) -> None:
    """fb of every cell over our fused LSTM, per entry of the weight matrices."""

    def row(name: str) -> list[Any]:
        found: list[Any] = [name]
        for size in LARGE:
            _, ratio = ratios([fused(size, np.float64), cell_run(CELLS[name], size, np.float64)], rounds)
            share = multiplications(CELLS[name], size) / multiplications(CELLS["LSTM"], size)
            found += [ratio, ratio / share]
        return found

    head = ["cell", *(v for s in LARGE for v in (f"{s}: over fused LSTM", "per product"))]
    show("Other cells forward + backward, float64", head, map(row, names))


def growth(rounds: int) -> None:
    """How fb of the fused LSTM grows when one size is doubled."""
    N, T, D, H = base = (32, 50, 64, 128)
    doubled: dict[str, Size] = {"T": (N, 2 * T, D, H), "N": (2 * N, T, D, H), "H": (N, T, D, 2 * H)}
    rows = [[k, ratios([fused(base, np.float64), fused(s, np.float64)], rounds)[1]] for k, s in doubled.items()]
    show(f"Growth from {base} when one size doubles", ["doubled", "time"], rows)


def distinct() -> list[str]:
    """One name for each cell that computes something of its own (V is the peephole LSTM, and so on)."""
    return list({replace(cell, name=""): name for name, cell in reversed(CELLS.items())}.values())[::-1]


def main() -> None:
    """Run the tables that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, five cells")
    parser.add_argument("--only", choices=["torch", "cells", "growth"], help="one of the tables")
    options = parser.parse_args()
    rounds = 5 if options.quick else 15
    few = ["RNN", "peephole LSTM", "FGR", "GRU keep, before", "MUT1", "Udacity literal"]
    if options.only in (None, "torch"):
        against_torch(rounds)
    if options.only in (None, "growth"):
        growth(rounds)
    if options.only in (None, "cells"):
        other_cells(3 if options.quick else 5, few if options.quick else distinct())


if __name__ == "__main__":
    main()
