"""CS231n's functions written with PyTorch: on tensors, with a cache or without; on arrays with tensors inside."""

from __future__ import annotations

import importlib.util

import pytest

from tests.conftest import Grade

if importlib.util.find_spec("torch") is None:
    pytest.skip("torch is not installed", allow_module_level=True)

STEP = """
import torch

def rnn_step_forward(x, prev_h, Wx, Wh, b):
    return torch.tanh(x.mm(Wx) + prev_h.mm(Wh) + b)
"""
SEQUENCE = """
def rnn_forward(x, h0, Wx, Wh, b):
    states = [h0]
    for t in range(x.shape[1]):
        states.append(rnn_step_forward(x[:, t], states[-1], Wx, Wh, b))
    return torch.stack(states[1:], dim=1)
"""
PAIR = """
import torch

def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    i, f, o, g = (x @ Wx + prev_h @ Wh + b).chunk(4, dim=1)
    i, f, o, g = i.sigmoid(), f.sigmoid(), o.sigmoid(), g.tanh()
    next_c = f * prev_c + i * g
    next_h = o * next_c.tanh()
    return next_h, next_c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, next_c)

def lstm_step_backward(dnext_h, dnext_c, cache):
    x, prev_h, prev_c, Wx, Wh, i, f, o, g, next_c = cache
    t = next_c.tanh()
    d = dnext_c + dnext_h * o * (1 - t.square())
    gates = (d * g * i * (1 - i), d * prev_c * f * (1 - f), dnext_h * t * o * (1 - o), d * i * (1 - g.square()))
    da = torch.cat(gates, dim=1)
    return da @ Wx.t(), da @ Wh.t(), d * f, x.t() @ da, prev_h.t() @ da, da.sum(dim=0)
"""
INSIDE = """
import torch

def rnn_step_forward(x, prev_h, Wx, Wh, b):
    x, prev_h, Wx, Wh, b = (torch.tensor(one) for one in (x, prev_h, Wx, Wh, b))
    return torch.tanh(x @ Wx + prev_h @ Wh + b)
"""


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (STEP, {"rnn-step": 10.0}),
        (STEP + SEQUENCE, {"rnn-step": 10.0, "rnn-sequence": 10.0}),
        (PAIR, {"lstm-step": 10.0, "lstm-step-backward": 10.0}),
        (INSIDE, {"rnn-step": 10.0}),
    ],
)
def test_right_ones_have_all_points(grade: Grade, text: str, points: dict[str, float]) -> None:
    """They are asked with what they take."""
    reports = grade(text)
    assert {slug: report.score for slug, report in reports.items()} == points
    assert {report.dialect for report in reports.values()} == {"cs231n"}


@pytest.mark.parametrize(
    ("text", "old", "new", "slug", "name"),
    [
        (STEP, " + b)", ")", "rnn-step", "bias_missing"),
        (PAIR, "d * prev_c * f * (1 - f)", "d * prev_c * (1 - f)", "lstm-step-backward", ""),
    ],
)
def test_wrong_ones_are_found(grade: Grade, text: str, old: str, new: str, slug: str, name: str) -> None:
    """As among arrays."""
    assert old in text
    report = grade(text.replace(old, new))[slug]
    assert report.score is not None
    assert report.score < 10.0
    assert not name or [one.id for one in report.diagnosis] == [name]


def test_an_error_of_arrays_is_told_as_it_was(grade: Grade) -> None:
    """What fails with tensors too is not told of tensors, which nobody passed."""
    text = "import torch\nimport numpy as np\n" + STEP.replace("x.mm(Wx)", "x.nm(Wx)").replace("import torch", "")
    (report,) = grade(text).values()
    assert "'numpy.ndarray' object has no attribute 'nm'" in report.verdicts[0].facts
