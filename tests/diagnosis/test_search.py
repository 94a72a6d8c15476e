"""The mistake is named: alone, two at a time, by its precision, by its shape, or narrowed down."""

from __future__ import annotations

import pytest

STEP = """
import numpy as np

def sigmoid(a):
    return 1 / (1 + np.exp(-a))

def lstm_step(x, h, c, W, R, b):
    i, f, g, o = np.split(x @ W.T + h @ R.T + b, 4, axis=1)
    i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
    c_new = f * c + i * g
    t = np.tanh(c_new)
    return o * t, c_new, (x, h, c, W, R, i, f, g, o, t)
"""
BACKWARD = """
def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, i, f, g, o, t = cache
    dc = dc + dh * o * (1 - t ** 2)
    da = np.concatenate([dc * g * i * (1 - i), dc * c * f * (1 - f), dc * i * (1 - g ** 2), dh * t * o * (1 - o)], 1)
    return da @ W, da @ R, dc * f, da.T @ x, da.T @ h, da.sum(0)
"""


@pytest.mark.parametrize(
    ("old", "new", "slug", "first"),
    [
        ("np.tanh(g), sigmoid(o)", "sigmoid(g), sigmoid(o)", "lstm-step", "candidate_sigmoid"),
        ("(1 - t ** 2)", "(1 - np.arctanh(t) ** 2)", "lstm-step-backward", "tanh_missing_in_dc"),
        ("return o * t", "return np.float32(o * t)", "lstm-step", "float32_inside"),
    ],
)
def test_single_mistakes_are_named(grade, old, new, slug, first):
    """The first diagnosis is the mistake that was planted."""
    report = grade((STEP + BACKWARD).replace(old, new), slug)[slug]
    assert report.diagnosis[0].id == first
    assert len(report.diagnosis) <= 2


def test_two_mistakes_at_once_are_named(grade):
    """Both, and only together."""
    wrong = (
        (STEP + BACKWARD)
        .replace("da.sum(0)", "da.mean(0)")
        .replace("return da @ W, da @ R, dc * f", "return da @ W, da @ R, dc")
    )
    ids = {d.id for d in grade(wrong, "lstm-step-backward")["lstm-step-backward"].diagnosis}
    assert ids == {"bias_averaged", "forget_gate_missing_in_dc_old"}


def test_an_unknown_mistake_is_narrowed_down(grade):
    """No mutant has this candidate; the probe says where to look."""
    wrong = STEP.replace("np.tanh(g), sigmoid(o)", "np.sin(g), sigmoid(o)")
    (found,) = grade(wrong, "lstm-step")["lstm-step"].diagnosis
    assert found.id == "off_g"
    assert "candidate" in found.advice


def test_a_gradient_that_is_not_summed(grade):
    """At N = 1 it looks like an axis too many; the advice is to sum."""
    wrong = (STEP + BACKWARD).replace("da.sum(0)", "da")
    report = grade(wrong, "lstm-step-backward")["lstm-step-backward"]
    assert report.diagnosis[0].id == "not_summed_over_samples"


def test_a_name_that_is_never_set(grade):
    """The exception's type says it, whatever the words of the message."""
    wrong = (STEP + BACKWARD).replace("da.sum(0)", "d_bias")
    (found,) = grade(wrong, "lstm-step-backward")["lstm-step-backward"].diagnosis
    assert found.id == "name_never_set"
    assert found.evidence.startswith("line ")


LEAK = """
KEPT = {}

def lstm_forward(X, h, c, W, R, b):
    h, c = KEPT.get(h.shape, (h, c))
    steps, H = [], np.zeros((len(X), *h.shape))
    for t, x in enumerate(X):
        h, c, step = lstm_step(x, h, c, W, R, b)
        H[t] = h
        steps.append(step)
    KEPT[h.shape] = h, c
    return H, (h, c), steps
"""


def test_what_is_kept_and_what_is_random_is_not_confused(grade):
    """A leak that answers as the known one is called so; noise is not; both are called what they are."""
    leak = grade(STEP + LEAK, "lstm-sequence")["lstm-sequence"].diagnosis
    noisy = STEP.replace("return o * t,", "return o * t + np.random.normal(0, 1e-3, o.shape),")
    noise = grade(noisy, "lstm-step")["lstm-step"].diagnosis
    assert [d.id for d in noise] == ["answers_change"]
    assert [d.id for d in leak] == ["state_leaks_between_batches"]


def test_float32_is_not_blamed_for_what_ordinary_inputs_do_not_show(grade):
    """A clipped sigmoid is a small error, and only far out."""
    clipped = STEP.replace("np.exp(-a)", "np.exp(-np.clip(a, -20, 20))")
    report = grade(clipped, "lstm-step")["lstm-step"]
    assert report.score < report.max_score
    assert "float32_inside" not in {d.id for d in report.diagnosis}
