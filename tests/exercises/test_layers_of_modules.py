"""Layers over sequences as modules, in styles unlike the solution's; what torch says of functions of autograd."""

import importlib.util

import pytest

from tests.conftest import Grade
from tests.exercises.fingerprints import exercise

if importlib.util.find_spec("torch") is None:
    pytest.skip("torch is not installed", allow_module_level=True)

VANILLA = """
import torch
import torch.nn as nn
class VanillaRNN(nn.Module):
    def __init__(self, input_dim, hidden_dim):
        super().__init__()
        self.hidden_dim = hidden_dim
        self.i2h = nn.Linear(input_dim, hidden_dim, bias=False)
        self.h2h = nn.Linear(hidden_dim, hidden_dim)
    def forward(self, x, h=None):
        h = x.new_zeros(x.size(1), self.hidden_dim) if h is None else h.squeeze(0)
        hs = []
        for t in range(x.size(0)):
            h = torch.tanh(self.i2h(x[t]) + self.h2h(h))
            hs.append(h.unsqueeze(0))
        return torch.cat(hs, 0), h.unsqueeze(0)
"""
GATED = """
import torch
from torch import nn
class GRUCell(nn.Module):
    def __init__(self, n_in, n_hid):
        super().__init__()
        for g in "rzn":
            setattr(self, "W_i" + g, nn.Linear(n_in, n_hid))
            setattr(self, "W_h" + g, nn.Linear(n_hid, n_hid))
    def forward(self, x, h):
        r = torch.sigmoid(self.W_ir(x) + self.W_hr(h))
        z = torch.sigmoid(self.W_iz(x) + self.W_hz(h))
        n = torch.tanh(self.W_in(x) + r * self.W_hn(h))
        return n + z * (h - n)
class GRU(nn.Module):
    def __init__(self, n_in, n_hid, batch_first=True):
        super().__init__()
        self.cell, self.batch_first, self.n = GRUCell(n_in, n_hid), batch_first, n_hid
    def forward(self, x, h0=None):
        x = x.transpose(0, 1) if self.batch_first else x
        h = x.new_zeros(x.shape[1], self.n) if h0 is None else h0[0]
        out = []
        for xt in x.unbind(0):
            h = self.cell(xt, h)
            out.append(h)
        return torch.stack(out, 1 if self.batch_first else 0), h[None]
"""
STEP = """
import torch
from torch import nn
class MyRNN(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.lin = nn.Linear(D + H, H)
    def forward(self, x, h):
        return torch.tanh(self.lin(torch.cat([x, h], 1)))
"""


@pytest.mark.long
def test_a_recurrent_layer_in_another_style(grade: Grade) -> None:
    """Its class is called otherwise, its bias is in one product alone."""
    (report,) = grade(VANILLA).values()
    assert (report.exercise, report.score) == ("torch-rnn-sequence", 10.0)


@pytest.mark.long
@pytest.mark.parametrize(
    ("change", "name"),
    [
        (("h = torch.tanh(self.i2h(x[t])", "h = torch.tanh(self.i2h(x[0])"), "first_input_at_every_step"),
        (("self.h2h(h))", "self.h2h(h.detach()))"), "old_state_detached"),
        (("h.squeeze(0)", "0 * h.squeeze(0)"), "h0_ignored"),
        (("self.h2h = nn.Linear(hidden_dim, hidden_dim)", "self.h2h = [nn.Linear(hidden_dim, hidden_dim)][0].forward"),
         ""),
    ],
)  # fmt: skip
def test_a_slip_in_a_recurrent_layer(grade: Grade, change: tuple[str, str], name: str) -> None:
    """Is caught, and named where its numbers say what it is."""
    assert change[0] in VANILLA
    (report,) = grade(VANILLA.replace(*change)).values()
    assert report.score is not None
    assert report.score < 10.0
    assert not name or [one.id for one in report.diagnosis][:1] == [name]


def test_a_gru_around_a_cell(grade: Grade) -> None:
    """Each gate with layers of its own, samples first: both exercises have full marks."""
    reports = grade(GATED)
    assert {slug: report.score for slug, report in reports.items()} == {
        "torch-gru-cell": 10.0, "torch-gru-sequence": 10.0
    }  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize(
    ("change", "name"),
    [
        (("            h = self.cell(xt, h)\n            out.append(h)\n",
          "            out.append(h)\n            h = self.cell(xt, h)\n"), "outputs_before_update"),
        (("self.cell(xt, h)", "self.cell(xt, h.detach())"), "old_state_detached"),
        (("self.cell(xt, h)", "self.cell(x[0], h)"), "first_input_at_every_step"),
        (("h[None]", "out[0][None]"), "final_state_of_first_step"),
        (("n + z * (h - n)", "h + z * (n - h)"), "update_gate_lets_in_the_new"),
        (("r * self.W_hn(h)", "self.W_hn(r * h)"), "reset_before_the_product"),
    ],
)  # fmt: skip
def test_a_slip_in_a_gru(grade: Grade, change: tuple[str, str], name: str) -> None:
    """Of the loop or of the step inside it: named."""
    assert change[0] in GATED
    report = grade(GATED.replace(*change))["torch-gru-sequence"]
    assert report.score is not None
    assert report.score < 10.0
    assert [one.id for one in report.diagnosis][:1] == [name]


def test_a_layer_that_makes_one_step_is_the_cell_that_it_is(grade: Grade) -> None:
    """And where a layer was asked for, that is told."""
    (report,) = grade(STEP).values()
    assert (report.exercise, report.score) == ("torch-rnn-cell", 10.0)
    report = grade(STEP, "torch-rnn-sequence")["torch-rnn-sequence"]
    assert report.score == 0.0
    assert "MyRNN.forward makes one step" in " ".join(verdict.facts for verdict in report.verdicts)


def test_what_torch_says_of_a_function(grade: Grade) -> None:
    """A note, no points: what was saved between is not differentiated twice, unless it is said to be for once only."""
    path = exercise("torch-lstm-function").folder / "solution.py"
    once = path.read_text(encoding="utf-8")
    texts = (once, once.replace("    @once_differentiable\n", ""), once.replace("sum(dim=0)", "mean(dim=0)"))
    found = [grade(text)["torch-lstm-function"] for text in texts]
    assert [report.score == 10.0 for report in found] == [True, True, False]
    notes = [[note.id for note in report.notes] for report in found]
    assert notes == [[], ["torch_gradgradcheck"], ["torch_gradcheck"]]
