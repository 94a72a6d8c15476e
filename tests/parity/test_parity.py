"""A device against the float64 truth: what is right stays within its bounds, planted faults do not.

The CPU in another dtype stands for the device, so a machine without one tests all but the hardware.
"""

import importlib.util
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

if importlib.util.find_spec("torch") is None:
    pytest.skip("torch is not installed", allow_module_level=True)

import torch

from exercises.torch.parity import ENTRANTS, Contestant, devices, twin
from grader.checks.rounding import error_of
from grader.cli.main import run as program
from grader.parity.contest import Case, Outcome
from grader.parity.running import run
from grader.report.parity import lines

RNN, LSTM, GRU, LIBRARY = ENTRANTS
MIDDLE, LONG = Case(16, 12, 8, 32), Case(8, 64, 16, 32)
CELL, GRU_CELL = (
    (Path(__file__).parents[2] / f"exercises/torch/torch-{kind}-cell/solution.py").read_text(encoding="utf-8")
    for kind in ("lstm", "gru")
)


def outcome(entrant: Contestant, *dtypes: str, case: Case = MIDDLE) -> Outcome:
    """A run of one entrant on the CPU."""
    entrants: list[Any] = [entrant]
    return run(entrants, [case], dtypes, "cpu", {"cpu": "the CPU"}, {})


def off(entrant: Contestant, dtype: str, case: Case = MIDDLE) -> set[str]:
    """The tensors of a run that are outside their bounds."""
    return {row.tensor for row in outcome(entrant, dtype, case=case).rows if not row.within}


def planted(change: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> Contestant:
    """Our LSTM with something done to the tensors that it is given."""
    return LSTM._replace(compute=lambda cell, given: twin(cell, change(given)))


@pytest.mark.parametrize("entrant", ENTRANTS, ids=lambda one: one.name)
def test_ours_are_within_a_third_of_the_bounds(entrant: Contestant) -> None:
    """In float64, float32 and bfloat16; and they repeat themselves bit by bit."""
    found = outcome(entrant, "float64", "float32", "bfloat16")
    assert found.passed
    assert max(row.error / row.bound for row in found.rows) < 1 / 3
    assert all(timing.alike == timing.runs for timing in found.timings)


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_one_per_cent_in_one_gate_is_told(dtype: str) -> None:
    """Also where single entries are rounded by more, and ours stays within a third there too."""

    def slipped(given: Mapping[str, Any]) -> Mapping[str, Any]:
        scale = torch.ones_like(given["R"])
        scale[32:64] = 1.01
        return {**given, "R": given["R"] * scale}

    assert "slip of R_f" in off(planted(slipped), dtype, LONG)
    rows = outcome(LSTM, dtype, case=LONG).rows
    assert max(row.error / row.bound for row in rows) < 1 / 3


def stepped(product: Callable[[Any, Any], Any]) -> Contestant:
    """An LSTM whose products are made in another way."""

    def compute(cell: Any, given: Mapping[str, Any]) -> tuple[Any, ...]:
        h, c, rows = given["h"], given["c"], []
        for x in given["X"]:
            i, f, g, o = (product(x, given["W"]) + product(h, given["R"]) + given["b"]).chunk(4, dim=1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
            rows.append(h)
        return torch.stack(rows), h, c

    return LSTM._replace(compute=compute)


def cut(tensor: Any) -> Any:
    """A tensor with mantissas of ten bits, as TF32 has them; gradients go through whole."""
    bits = (tensor.detach().view(torch.int32) + (1 << 12)) & ~((1 << 13) - 1)
    return tensor + (bits.view(torch.float32) - tensor).detach()


def test_a_sum_in_bfloat16_is_told() -> None:
    """The same cell with whole products is right; where sums of a float32 run are kept in eight bits it is not."""
    assert not off(stepped(lambda x, W: x @ W.T), "float32")
    assert off(stepped(lambda x, W: (x.bfloat16() @ W.bfloat16().T).float()), "float32")


def test_tf32_is_told_from_float32() -> None:
    """Cut mantissas of states and weights are outside float32's bounds and within TF32's."""
    rounded = stepped(lambda x, W: cut(x) @ cut(W).T)
    assert off(rounded, "float32", LONG)
    assert not off(rounded, "tf32", LONG)


def test_a_tensor_on_the_wrong_device_is_told() -> None:
    """What raises is no row: it is told, and the run does not pass."""
    found = outcome(planted(lambda given: {**given, "b": given["b"] + torch.zeros(1, device="meta")}), "float32")
    assert not found.passed
    assert "twin LSTM, N=16 T=12 D=8 H=32, float32: " in found.broken[0]


def test_another_order_of_sums_each_time_is_told() -> None:
    """Within the bounds, but the runs are not alike."""
    rng = np.random.default_rng(0)

    def shuffled(cell: Any, given: Mapping[str, Any]) -> tuple[Any, ...]:
        order = torch.tensor(rng.permutation(given["W"].shape[1]))
        return twin(cell, {**given, "X": given["X"][:, :, order], "W": given["W"][:, order]})

    found = outcome(LSTM._replace(compute=shuffled), "float32")
    assert found.passed
    assert found.timings[0].alike < found.timings[0].runs == 10


def test_nan_and_another_shape_are_outside() -> None:
    """A comparison that nan would pass is none."""
    assert not error_of(np.array([np.nan]), np.ones(1)) <= 1.0
    assert error_of(np.ones((2, 1)), np.ones((1, 2))) == np.inf
    assert off(planted(lambda given: {**given, "b": given["b"] * torch.nan}), "float32") >= {"H", "dW"}


def test_the_program_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    """A device that is asked for and not there: exit code 2, and what is there."""
    if "xpu" in devices():
        pytest.skip("this machine has one")
    assert program(["parity", "--device", "xpu"]) == 2
    assert "no device xpu here (torch sees: " in capsys.readouterr().err


@pytest.mark.long
def test_a_students_module(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a process of its own; a table for programs, a plot without a display; exit code 1 for a coarse one."""
    file, plot = tmp_path / "cell.py", tmp_path / "plot.svg"
    file.write_text(CELL)
    asked = ["parity", str(file), "--device", "cpu", "--dtype", "float32", "--format", "json", "--plot", str(plot)]
    assert program(asked) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["passed"]
    assert {"H", "h", "c", "dX", "dh", "dc", "dW", "dR", "db"} <= {row["tensor"] for row in found["rows"]}
    assert ElementTree.parse(plot).getroot().tag.endswith("svg")
    file.write_text(CELL.replace("torch.sigmoid(o)", "torch.sigmoid(o.bfloat16()).to(o.dtype)"))
    assert program(asked[:-4]) == 1
    assert "outside" in capsys.readouterr().out


@pytest.mark.long
def test_a_students_gru(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the bias of its own that the candidate has; a gate that is rounded is outside."""
    file = tmp_path / "cell.py"
    file.write_text(GRU_CELL)
    asked = ["parity", str(file), "--device", "cpu", "--dtype", "float32", "--format", "json"]
    assert program(asked) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"H", "h", "dX", "dh", "dW", "dR", "db", "dbn"} <= {row["tensor"] for row in found["rows"]}
    file.write_text(GRU_CELL.replace("torch.sigmoid(x_z + h_z)", "torch.sigmoid((x_z + h_z).bfloat16()).to(x.dtype)"))
    assert program(asked) == 1


@pytest.mark.gpu
@pytest.mark.skipif(next(iter(devices())) == "cpu", reason="no GPU is here (cuda, mps, xpu)")
def test_on_the_device(capsys: pytest.CaptureFixture[str]) -> None:
    """All of it, at all shapes, where there is a device: `pytest -m gpu`."""
    assert program(["parity"]) == 0, capsys.readouterr().out


def test_what_is_no_number_is_shown_as_such() -> None:
    """In the columns too: nan is larger than nothing, so a maximum once passed over it."""
    broken = LSTM._replace(compute=lambda cell, given: tuple(part * float("nan") for part in twin(cell, given)))
    table = [row for row in lines(outcome(broken, "float32").told) if "outside" in row]
    assert len(table) == 1
    assert table[0].split()[-5:-2] == ["nan", "nan", "nan"]
