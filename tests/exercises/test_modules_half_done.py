"""Modules of which one branch, parameter or line is off: one value of batch_first, one bias, one gate."""

import importlib.util

import pytest

from tests.conftest import Grade

if importlib.util.find_spec("torch") is None:
    pytest.skip("torch is not installed", allow_module_level=True)

LAYER = """
import torch
from torch import nn

class LSTM(nn.Module):
    def __init__(self, n_in, n_out, batch_first=False):
        super().__init__()
        self.n_out, self.batch_first = n_out, batch_first
        self.x2g, self.h2g = nn.Linear(n_in, 4 * n_out), nn.Linear(n_out, 4 * n_out)

    def forward(self, x, state=None):
        if self.batch_first:
            x = x.transpose(0, 1)
        steps, n, _ = x.shape
        h, c = (x.new_zeros(n, self.n_out),) * 2 if state is None else (state[0][0], state[1][0])
        out = []
        for t in range(steps):
            i, f, g, o = (self.x2g(x[t]) + self.h2g(h)).split(self.n_out, dim=-1)
            c = f.sigmoid() * c + i.sigmoid() * g.tanh()
            h = o.sigmoid() * c.tanh()
            out.append(h)
            # kept
        out = torch.stack(out, 1 if self.batch_first else 0)
        return out, (h[None], c[None])
"""
CELL = """
import torch
from torch import nn

class LSTMCell(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.n_out = n_out
        self.weight_ih = nn.Parameter(torch.rand(4 * n_out, n_in) - 0.5)
        self.weight_hh = nn.Parameter(torch.rand(4 * n_out, n_out) - 0.5)
        self.bias_ih, self.bias_hh = nn.Parameter(torch.rand(4 * n_out)), nn.Parameter(torch.rand(4 * n_out))

    def forward(self, x, state):
        h, c = state
        a = x @ self.weight_ih.T + h @ self.weight_hh.T + self.bias_ih + self.bias_hh
        i, f, g, o = a.chunk(4, -1)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c.tanh(), c
"""
GATES = """
import torch
from torch import nn

class LSTMCell(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.W_i, self.W_f, self.W_g, self.W_o = (nn.Linear(n_in, n_out) for _ in range(4))
        self.U_i, self.U_f, self.U_g = (nn.Linear(n_out, n_out) for _ in range(3))
        self.last = {"U_o": nn.Linear(n_out, n_out)}

    def forward(self, x, state):
        h, c = state
        i, f, g = self.W_i(x) + self.U_i(h), self.W_f(x) + self.U_f(h), self.W_g(x) + self.U_g(h)
        o = self.W_o(x) + self.last["U_o"](h)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c.tanh(), c
"""
GRU = """
import torch
from torch import nn

class GRUCell(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.x2g, self.h2g = nn.Linear(n_in, 3 * n_out), nn.Linear(n_out, 3 * n_out)

    def forward(self, x, h):
        (xr, xz, xn), (hr, hz, hn) = self.x2g(x).chunk(3, 1), self.h2g(h).chunk(3, 1)
        r, z = (xr + hr).sigmoid(), (xz + hz).sigmoid()
        n = (xn + r * hn).tanh()
        return n + z * (h - n)
"""
STACKED = "out = torch.stack(out, 1 if self.batch_first else 0)"
GRU_LAYER = """
import torch
from torch import nn

class GRU(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.n_out, self.ih, self.hh = n_out, nn.Linear(n_in, 3 * n_out), nn.Linear(n_out, 3 * n_out)

    def forward(self, x, h=None):
        h = x.new_zeros(x.shape[1], self.n_out) if h is None else h[0]
        out = torch.zeros(len(x), x.shape[1], self.n_out, dtype=x.dtype)
        for t in range(len(x)):
            (xr, xz, xn), (hr, hz, hn) = self.ih(x[t]).chunk(3, 1), self.hh(h).chunk(3, 1)
            n = torch.tanh(xn + (xr + hr).sigmoid() * hn)
            h = n + (xz + hz).sigmoid() * (h - n)
            out[t] = h.data
        return out, h[None]
"""
WRONG = {
    "view for transpose": (
        LAYER, STACKED, "out = torch.stack(out).view(n, steps, -1) if self.batch_first else torch.stack(out)",
        "batch_first_half_done",
    ),
    "output left time first": (LAYER, STACKED, "out = torch.stack(out)", "batch_first_half_done"),
    "input left as it is": (LAYER, "x = x.transpose(0, 1)", "pass", "batch_first_half_done"),
    "wrong where samples come last": (
        LAYER.replace("batch_first=False", "batch_first=True"), STACKED, "out = torch.stack(out, 1)",
        "batch_first_half_done",
    ),
    "h cut after each step": (LAYER, "# kept", "h = h.detach()", "hidden_state_detached_after_every_step"),
    "c cut after each step": (LAYER, "# kept", "c = c.detach()", "new_cell_returned_detached"),
    "both cut after each step": (LAYER, "# kept", "h, c = h.detach(), c.detach()", "state_detached_after_every_step"),
    "final c cut": (LAYER, "c[None])", "c[None].detach())", "final_cell_state_detached"),
    "one bias of two": (CELL, " + self.bias_hh\n", "\n", "parameter_unused"),
    "in a dict": (GATES, "", "", "parameter_not_registered"),
    "old state added": (GRU, "return n + z", "return h + n + z", "old_state_added"),
    "random states": (LAYER, "x.new_zeros(n", "torch.randn(n", "missing_state_not_zero"),
    "squeezed": (
        LAYER, "(state[0][0], state[1][0])", "(state[0].squeeze(), state[1].squeeze())", "squeezed_without_dim",
    ),
    "outputs cut, and made on the CPU": (GRU_LAYER, "", "", "outputs_detached"),
    "reset on the input": (GRU, "xn + r * hn", "r * xn + hn", "reset_scales_the_input_alone"),
}  # fmt: skip
RIGHT = {
    "both values": LAYER,
    "does not hear of batch_first": LAYER.replace("n_out, batch_first\n", "n_out, False\n"),
    "takes one value alone": LAYER.replace("super().__init__()", "super().__init__()\n        assert not batch_first"),
    "a head beside": CELL.replace("self.n_out = n_out", "self.n_out, self.head = n_out, nn.Identity()"),
}


@pytest.mark.long
@pytest.mark.parametrize("name", WRONG)
def test_what_is_half_done_is_named(grade: Grade, name: str) -> None:
    """Every one loses points, and its first diagnosis is the mistake."""
    text, old, new, mistake = WRONG[name]
    assert old in text
    (report,) = grade(text.replace(old, new) if old else text).values()
    assert not report.passed
    assert [one.id for one in report.diagnosis][:1] == [mistake]


@pytest.mark.long
@pytest.mark.parametrize("name", RIGHT)
def test_what_is_done_is_accepted(grade: Grade, name: str) -> None:
    """Whoever takes no batch_first, or hears of it, has all points."""
    (report,) = grade(RIGHT[name]).values()
    assert report.passed, [verdict.facts for verdict in report.verdicts]


@pytest.mark.long
@pytest.mark.parametrize(("line", "gate"), [("i", 0), ("f", 1), ("g", 2), ("o", 3)])
def test_a_gate_that_reads_the_cell_is_named(grade: Grade, line: str, gate: int) -> None:
    """The recurrent weights of one gate, multiplied with the cell state; or that state beside them."""
    block = f"[{gate} * self.n_out : {gate + 1} * self.n_out]"
    for more, mistake in ((f"(c - h) @ self.weight_hh{block}.T", "cell_read_in"), ("c", "cell_added_in")):
        wrong = f"i, f, g, o = a.chunk(4, -1)\n        {line} = {line} + {more}"
        (report,) = grade(CELL.replace("i, f, g, o = a.chunk(4, -1)", wrong)).values()
        assert [one.id for one in report.diagnosis][:1] == [f"{mistake}_{line}"]
