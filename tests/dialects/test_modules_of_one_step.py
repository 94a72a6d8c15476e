"""Modules that are called otherwise than what they are, and those that are no such cell or layer at all."""

import importlib.util

import pytest

from grader.catalog.catalog import Catalog
from grader.catalog.definitions import in_text
from grader.catalog.matching import answered
from grader.errors import Unknown
from grader.model import Status
from tests.conftest import Grade

if importlib.util.find_spec("torch") is None:
    pytest.skip("torch is not installed", allow_module_level=True)

HEAD = "import torch\nfrom torch import nn\n\n"
ONE_STEP = """
class TinyGRU(nn.Module):
    def __init__(self, n_in, n_hid, bias=True):
        super().__init__()
        self.from_x = nn.Linear(n_in, 3 * n_hid, bias=bias)
        self.from_h = nn.Linear(n_hid, 3 * n_hid, bias=bias)
        for weight in self.parameters():
            nn.init.uniform_(weight, -0.1, 0.1)

    def forward(self, x, h):
        xr, xz, xn = self.from_x(x).chunk(3, 1)
        hr, hz, hn = self.from_h(h).chunk(3, 1)
        return self.mixed(torch.sigmoid(xz + hz), torch.tanh(xn + torch.sigmoid(xr + hr) * hn), h)

    def mixed(self, z, n, h):
        return n + z * (h - n)
"""
MODELS = """
class ForwardGRU(nn.Module):
    def __init__(self, n_in, n_hid, n_out):
        super().__init__()
        self.gru, self.out = nn.GRU(n_in, n_hid), nn.Linear(n_hid, n_out)

    def forward(self, x):
        return self.out(self.gru(x)[0][-1])

class StackOfGRU(nn.Module):
    def __init__(self, layer, *sizes):
        super().__init__()
        self.layers = nn.ModuleList([layer(*sizes)])

    def forward(self, xs, h):
        return torch.stack([h := self.layers[0](x, h) for x in xs]), h
"""
STEP_AND_LOOP = """
class LSTMStep(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.both = nn.Linear(D + H, 4 * H)

    def forward(self, x, h, c):
        i, f, g, o = self.both(torch.cat([x, h], -1)).chunk(4, -1)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c.tanh(), c

class LSTMLoop(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.both = nn.Linear(D + H, 4 * H)

    def forward(self, xs, state):
        (h, c), outs = state, []
        for x in xs:
            i, f, g, o = self.both(torch.cat([x, h], -1)).chunk(4, -1)
            c = f.sigmoid() * c + i.sigmoid() * g.tanh()
            h = o.sigmoid() * c.tanh()
            outs.append(h)
        return outs, (h, c)
"""
BESIDE_TORCHS = """
class GRU(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.rnn = nn.GRU(D, H)

    def forward(self, xs, h):
        return self.rnn(xs, h)

class GRUTrainer(nn.Module):
    def __init__(self, gru, lr):
        super().__init__()
        self.gru, self.out = gru, nn.Linear(gru.units, 1)

    def forward(self, xs, h):
        return [self.out(h) for x in xs]

class GRUByHand(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.units, self.x, self.h = H, nn.Linear(D, 3 * H), nn.Linear(H, 3 * H)

    def forward(self, xs, h):
        outs = []
        for x in xs:
            (xr, xz, xn), (hr, hz, hn) = self.x(x).chunk(3, 1), self.h(h).chunk(3, 1)
            n, z = torch.tanh(xn + torch.sigmoid(xr + hr) * hn), torch.sigmoid(xz + hz)
            h = n + z * (h - n)
            outs.append(h)
        return torch.stack(outs), h
"""
ONE_ROW = """
class RNNUnit(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.lin = nn.Linear(D + H, H)

    def forward(self, x, h):
        h = torch.tanh(self.lin(torch.cat((x, h), 2)))
        return h, h
"""
OF_ONE_LAYER = """
class RNNByHand(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.W_xh, self.W_hh = nn.Parameter(torch.randn(D, H)), nn.Parameter(torch.randn(H, H))
        self.b_h = nn.Parameter(torch.zeros(H))

    def forward(self, xs, states=None):
        (h,) = (xs.new_zeros(xs.shape[1], len(self.W_hh)),) if states is None else states
        outs = [h := torch.tanh(x @ self.W_xh + h @ self.W_hh + self.b_h) for x in xs]
        return outs, outs[-1]
"""
AT_THE_EDGE = """
class LSTMLoop(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.from_x, self.from_h = nn.Linear(D, 4 * H), nn.Linear(H, 4 * H)

    def forward(self, xs, state):
        (h, c), outs = state, []
        for x in xs:
            h, c = h.squeeze(), c.squeeze()
            i, f, g, o = (self.from_x(x) + self.from_h(h)).chunk(4, -1)
            c = f.sigmoid() * c + i.sigmoid() * g.sigmoid()
            h = o.sigmoid() * c.tanh()
            outs.append(h)
        return torch.stack(outs), (h, c)
"""
UNFINISHED = """
class LSTM(nn.Module):
    def __init__(self, D, H):
        super().__init__()

    def forward(self, X, state):
        raise NotImplementedError
"""
WRAPPED = """
class LSTM(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.inner = nn.LSTM(D, H)

    def forward(self, X, state):
        return 1.0 * self.inner(X, state)
"""

OVER_A_SEQUENCE = """
class LSTMOverTime(torch.autograd.Function):
    @staticmethod
    def forward(ctx, xs, h0, c0, W, R, b_x, b_h):
        h, c, outs, kept = h0[0], c0[0], [], []
        for x in xs.unbind(1):
            i, f, g, o = (x @ W.t() + h @ R.t() + b_x + b_h).chunk(4, 1)
            i, f, g, o = i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()
            kept += [x, h, c, i, f, g, o]
            c = f * c + i * g
            h = o * c.tanh()
            kept.append(c.tanh())
            outs.append(h)
        ctx.save_for_backward(W, R, *kept)
        return torch.stack(outs, 1), h[None], c[None]

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx, douts, dh, dc):
        W, R, *kept = ctx.saved_tensors
        dh, dc = dh[0], dc[0]
        dxs, dW, dR, db = [], torch.zeros_like(W), torch.zeros_like(R), W.new_zeros(len(W))
        for t in reversed(range(douts.shape[1])):
            x, h, c, i, f, g, o, out = kept[8 * t : 8 * t + 8]
            dh = dh + douts[:, t]
            dc = dc + dh * o * (1 - out * out)
            gates = (dc * g * i * (1 - i), dc * c * f * (1 - f), dc * i * (1 - g * g), dh * out * o * (1 - o))
            da = torch.cat(gates, 1)
            dxs.insert(0, da @ W)
            dW, dR, db = dW + da.t() @ x, dR + da.t() @ h, db + da.sum(0)
            dh, dc = da @ R, dc * f
        return torch.stack(dxs, 1), dh[None], dc[None], dW, dR, db, db
"""


def test_a_function_over_a_sequence_is_asked_for_one_step(grade: Grade) -> None:
    """All points where it is right; a slip is named as in any step, and too many tensors are told."""
    slugs = {"torch-lstm-function": 10.0}
    text = HEAD + OVER_A_SEQUENCE
    assert {slug: report.score for slug, report in grade(text).items()} == slugs
    (wrong,) = grade(text.replace("dc * i * (1 - g * g)", "dc * i * (1 - g)")).values()
    assert [one.id for one in wrong.diagnosis] == ["dg_linear"] or wrong.score != 10.0
    (other,) = grade(text.replace("W, R, b_x, b_h):", "W, R, b_x, b_h, b_c):")).values()
    assert "LSTMOverTime.forward takes 8 tensors, and is called as" in other.verdicts[0].facts


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        (ONE_STEP, {"torch-gru-cell": 10.0}),
        (ONE_STEP + MODELS, {"torch-gru-cell": 10.0}),
        (STEP_AND_LOOP, {"torch-lstm-cell": 10.0, "torch-lstm-sequence": 10.0}),
        (ONE_ROW, {"torch-rnn-cell": 10.0}),
        (BESIDE_TORCHS, {"torch-gru-sequence": 10.0}),
        (OF_ONE_LAYER, {"torch-rnn-sequence": 10.0}),
    ],
)
def test_right_ones_have_all_points(grade: Grade, text: str, slugs: dict[str, float]) -> None:
    """One step without the word cell, beside models and layers; outputs in a list; an axis of one step in all; states
    that come as those of one layer and go as one; torch's own beside it, and what trains it.
    """
    assert {slug: report.score for slug, report in grade(HEAD + text).items()} == slugs


def test_what_has_no_step_in_it_stays_the_layer_that_it_is_called(exercises: Catalog) -> None:
    """A method that is not written yet, and torch's own layer in a class of another name's."""
    for text in (UNFINISHED, WRAPPED):
        found = [one.slug for one in answered(in_text(HEAD + text), exercises)]
        assert found == ["torch-lstm-sequence"]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("(self, n, D, H):|(self, x, h):", "TinyGRU is not built with two sizes, as GRU(input_size, hidden_size) is"),
        ("(self, D, H):|(self, x):", "TinyGRU.forward takes one argument alone, but GRU is passed its state too"),
    ],
)
def test_why_a_module_is_not_taken_is_said(exercises: Catalog, head: str, said: str) -> None:
    """Its name is known, and what is known of that name is called otherwise."""
    built, called = head.split("|")
    text = f"class TinyGRU(nn.Module):\n    def __init__{built}\n        pass\n    def forward{called}\n        pass\n"
    other = "class Readout(nn.Module):\n    pass\n"
    with pytest.raises(Unknown) as caught:
        answered(in_text(HEAD + text + other), exercises)
    assert said in str(caught.value)


def test_a_state_that_may_be_left_out_and_must_not_costs_its_own_check(grade: Grade) -> None:
    """What forward says of its arguments is one thing; all else is asked with a state."""
    report = grade(HEAD + STEP_AND_LOOP.replace("xs, state)", "xs, state=None)"), "torch-lstm-sequence")
    one = report["torch-lstm-sequence"]
    assert one.score == 9.5
    (failed,) = (verdict for verdict in one.verdicts if verdict.status in (Status.FAIL, Status.ERROR))
    assert "which forward says may be left out, it raises TypeError" in failed.facts


def test_an_axis_that_is_not_there_is_no_squeeze(grade: Grade) -> None:
    """The name goes to what is left of a single sample, a vector, and not to every axis that is missing."""
    lines = {
        "h = torch.cat((x, h), 3)": [],
        "h = torch.cat((x, h), 1).squeeze(); h = h.sum(1)": ["squeezed_without_dim"],
    }
    for line, names in lines.items():
        text = ONE_ROW.replace("h = torch.tanh(self.lin(torch.cat((x, h), 2)))", line)
        (report,) = grade(HEAD + text).values()
        assert [one.id for one in report.diagnosis if one.id == "squeezed_without_dim"] == names


def test_what_is_wrong_comes_before_what_raises_at_the_edge(grade: Grade) -> None:
    """A candidate through a sigmoid on all inputs, and a product of matrices that does not fit one unit alone."""
    (report,) = grade(HEAD + AT_THE_EDGE).values()
    assert [one.id for one in report.diagnosis] == ["candidate_sigmoid"]
    (report,) = grade(HEAD + AT_THE_EDGE.replace("g.sigmoid()", "g.tanh()")).values()
    assert report.score != 10.0
    assert [one.id for one in report.diagnosis] != ["candidate_sigmoid"]
