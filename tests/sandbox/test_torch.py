"""A zygote that holds torch: workers fork from it and compute, with gradients, in one thread."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable

import numpy as np
import pytest

from grader.sandbox.limits import Limits
from grader.sandbox.start import Sandbox, start

if importlib.util.find_spec("torch") is None:
    pytest.skip("torch is not installed", allow_module_level=True)

SOURCE = """
import torch
from torch import nn

class Cell(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.lstm = nn.LSTM(3, size).double()

    def forward(self, x):
        return self.lstm(x)[0]

def gradient(x):
    x = torch.tensor(x, requires_grad=True)
    cell = Cell(4)
    loss = cell(x).square().sum()
    loss.backward()
    return x.grad, torch.get_num_threads(), loss.detach()

def drawn():
    return torch.rand(2)
"""


def test_torch_submissions(sandbox: Callable[[str], Sandbox]) -> None:
    """Modules, gradients and tensors as results; several workers from one zygote, and no memory beyond the usual."""
    draws = []
    best = next(level for level in "ABC" if sandbox(level) is not None)
    with start(best, packages=("numpy", "torch")) as place:
        for _ in range(3):
            with place.open(SOURCE, limits=Limits(call_s=30)) as worker:
                gradient, threads, loss = worker.call("gradient", [np.ones((5, 2, 3))]).value
                assert gradient.shape == (5, 2, 3)
                assert np.any(gradient != 0)
                assert threads == 1
                assert loss.shape == ()
                draws += [tuple(worker.call("drawn", []).value.tolist()) for _ in range(2)]
    assert draws[:2] == draws[2:4] == draws[4:]
    assert draws[0] != draws[1]
