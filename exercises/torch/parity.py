"""What `lstm-grader parity` compares: the twin cells of the reference and torch's own layer, with NumPy in float64.

Weights are N(0, 1) / sqrt(H), so that gates are open and nothing explodes; all numbers are rounded to eight bits, which
bfloat16 and float16 hold exactly: what differs is arithmetic alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from exercises.recurrent.cell import Cell, run_backward, run_forward
from exercises.torch.cells import GRU, LSTM, RNN
from grader.checks import Array

Arrays = dict[str, Array]
BITS = 8
GRADED = ("float32", "bfloat16")  # the dtypes of graded checks: every device has them, and their bounds are far apart
SLIP = 1.01


class Ran(NamedTuple):
    """What came out of one run and what it took."""

    arrays: Arrays
    seconds: float
    megabytes: float | None


def rounded(array: Array, bits: int) -> Array:
    """The nearest numbers whose mantissa has so many bits."""
    mantissa, exponent = np.frexp(array)
    nearest: Array = np.ldexp(np.round(mantissa * 2**bits) / 2**bits, exponent)
    return nearest


@lru_cache(maxsize=64)
def question(cell: Cell, case: Any) -> tuple[Arrays, Arrays]:
    """The inputs of a case and its cotangents, by canonical name."""
    rng = np.random.default_rng([*np.atleast_1d(case.seed), case.N, case.T, case.D, case.H])
    N, T, D, H = case.N, case.T, case.D, case.H
    inputs = {"X": rng.normal(size=(T, N, D))}
    inputs |= {name: 0.5 * rng.normal(size=(N, H)) for name in cell.states}
    shapes = cell.equations.shapes(D, H)
    inputs |= {name: rng.normal(size=shape) / np.sqrt(H) for name, shape in shapes.items()}
    arriving = {"dH": rng.normal(size=(T, N, H))}
    arriving |= {"d" + name: rng.normal(size=(N, H)) for name in cell.states}
    return tuple({name: rounded(array, BITS) for name, array in part.items()} for part in (inputs, arriving))  # type: ignore[return-value]


@lru_cache(maxsize=64)
def truth_of(cell: Cell, case: Any, slip: int | None) -> Arrays:
    """The reference's outputs and gradients; with a slip, the outputs where one block of R is a hundredth larger."""
    inputs, arriving = question(cell, case)
    if slip is not None:
        R, H = inputs["R"].copy(), case.H
        R[slip * H : (slip + 1) * H] *= SLIP
        return run_forward(cell, {**inputs, "R": R})[0]
    outputs, cache = run_forward(cell, inputs)
    return {**outputs, **run_backward(cell, arriving, cache)}


class Contestant(NamedTuple):
    """An entrant of `grader.parity.contest`: a cell, and how torch computes it."""

    name: str
    cell: Cell
    blocks: tuple[str, ...]
    compute: Callable[[Cell, Mapping[str, Any]], tuple[Any, ...]]  # tensors -> H, the final states
    key: str = ""  # what a student's class of this kind is called

    def truth(self, case: Any, slip: int | None) -> Arrays:
        """The right answer in float64."""
        return truth_of(self.cell, case, slip)

    def asked(self, case: Any) -> tuple[Arrays, Arrays]:
        """What a student's module is asked."""
        return question(self.cell, case)

    def run(self, case: Any, device: str, dtype: str) -> Ran:
        """The same by torch, through autograd."""
        import torch

        inputs, arriving = question(self.cell, case)
        kind = getattr(torch, {"tf32": "float32"}.get(dtype, dtype))
        with settings(dtype == "tf32", device):
            leaves = {n: torch.tensor(a, dtype=kind, device=device, requires_grad=True) for n, a in inputs.items()}
            cotangents = [torch.tensor(a, dtype=kind, device=device) for a in arriving.values()]
            began = started(device)
            found = self.compute(self.cell, leaves)
            gradients = torch.autograd.grad(found, list(leaves.values()), cotangents)
            seconds, megabytes = took(device, began)
        names = ("H", *self.cell.states, *("d" + name for name in leaves))
        arrays = {n: v.detach().cpu().double().numpy() for n, v in zip(names, (*found, *gradients), strict=True)}
        return Ran(arrays, seconds, megabytes)


def started(device: str) -> float:
    """The time, when a device has nothing else to do."""
    import torch

    if device == "cuda":
        torch.cuda.synchronize()
        torch.cuda.reset_peak_memory_stats()
    return time.perf_counter()


def took(device: str, began: float) -> tuple[float, float | None]:
    """Seconds, and megabytes where the device counts them."""
    import torch

    if device != "cpu":
        getattr(torch, device).synchronize()
    memory = torch.cuda.max_memory_allocated() / 2**20 if device == "cuda" else None
    return time.perf_counter() - began, memory


@contextmanager
def settings(tf32: bool, device: str) -> Iterator[None]:
    """Products of float32 rounded to TF32 or not, by the older of torch's two interfaces; one thread on the CPU.

    Of a process only one interface may be used: reading the older flags after the newer ones are set raises an error.
    """
    import torch

    cudnn, matmul, threads = torch.backends.cudnn, torch.backends.cuda.matmul, torch.get_num_threads()
    before = cudnn.allow_tf32, matmul.allow_tf32
    cudnn.allow_tf32 = matmul.allow_tf32 = tf32
    if device == "cpu":  # tensors this small gain nothing by a second one
        torch.set_num_threads(1)
    try:
        yield
    finally:
        cudnn.allow_tf32, matmul.allow_tf32 = before
        torch.set_num_threads(threads)


def twin(cell: Cell, given: Mapping[str, Any]) -> tuple[Any, ...]:
    """The reference's twin cell."""
    from reference.torch_cells import Twin

    states = tuple(given[name] for name in cell.states)
    H, last, _ = Twin(cell.equations).forward(given["X"], states, {name: given[name] for name in cell.parameters})
    return H, *last


def nn_lstm(cell: Cell, given: Mapping[str, Any]) -> tuple[Any, ...]:
    """torch's own layer, cuDNN's where there is one."""
    import torch

    W, R, b = (given[name] for name in ("W", "R", "b"))
    layer = torch.nn.LSTM(W.shape[1], R.shape[1], device=W.device, dtype=W.dtype)
    named = {"weight_ih_l0": W, "weight_hh_l0": R, "bias_ih_l0": b, "bias_hh_l0": torch.zeros_like(b)}
    out, (h, c) = torch.func.functional_call(layer, named, (given["X"], (given["h"][None], given["c"][None])))
    return out, h[0], c[0]


ENTRANTS = (
    Contestant("twin RNN", RNN, ("R",), twin, "RNN"),
    Contestant("twin LSTM", LSTM, ("R_i", "R_f", "R_g", "R_o"), twin, "LSTM"),
    Contestant("twin GRU", GRU, ("R_r", "R_z", "R_n"), twin, "GRU"),
    Contestant("nn.LSTM", LSTM, ("R_i", "R_f", "R_g", "R_o"), nn_lstm),
)


def devices() -> dict[str, str]:
    """The devices that are there, each in words, the CPU last."""
    import torch

    found = {}
    if torch.cuda.is_available():
        found["cuda"] = f"{torch.cuda.get_device_name()} (CUDA {torch.version.cuda})"
    if torch.backends.mps.is_available():
        found["mps"] = "Apple's GPU (mps)"
    if torch.xpu.is_available():
        found["xpu"] = torch.xpu.get_device_name()
    return {**found, "cpu": f"the CPU, {torch.get_num_threads()} threads"}


def environment() -> dict[str, str]:
    """What a table depends on, to be told with it."""
    import torch

    cudnn = torch.backends.cudnn.version() if torch.cuda.is_available() else None  # type: ignore[no-untyped-call]
    return {"torch": torch.__version__, "numpy": np.__version__, "cuda": str(torch.version.cuda), "cudnn": str(cudnn)}
