"""The mistake is named: alone, two at a time, by its precision, by its shape, or narrowed down."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from grader.catalog.catalog import Catalog
from grader.diagnosis.answers import MutantAnswers
from grader.diagnosis.search import Search
from grader.model import DiagnosisKind, Status, Verdict
from tests.conftest import Grade

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
    ("old", "new", "slug", "first", "kind"),
    [
        ("np.tanh(g), sigmoid(o)", "sigmoid(g), sigmoid(o)", "lstm-step", "candidate_sigmoid", "mutant"),
        ("(1 - t ** 2)", "(1 - np.arctanh(t) ** 2)", "lstm-step-backward", "tanh_missing_in_dc", "mutant"),
        ("return o * t", "return np.float32(o * t)", "lstm-step", "float32_inside", "precision"),
    ],
)
def test_single_mistakes_are_named(grade: Grade, old: str, new: str, slug: str, first: str, kind: str) -> None:
    """The first diagnosis is the mistake that was planted, and says from what it follows."""
    report = grade((STEP + BACKWARD).replace(old, new), slug)[slug]
    assert (report.diagnosis[0].id, report.diagnosis[0].kind) == (first, kind)
    assert len(report.diagnosis) <= 2


KEPT = "W, R, i, f, g, o, t"
RAW = (
    (STEP + BACKWARD)
    .replace("    i, f, g, o = np.split", "    z = np.split")
    .replace("    i, f, g, o = sigmoid", "    i, f, g, o = z\n    i, f, g, o = sigmoid")
)
RAW = RAW.replace(KEPT, "W, R, z, t").replace(
    "z, t = cache", "z, t = cache\n    i, f, g, o = z\n    i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)"
)


READ_BOTH_WAYS = RAW.replace("    i, f, g, o = z\n", "    f, i, g, o = z\n")
JOINED_ALIKE = READ_BOTH_WAYS.replace(
    "[dc * g * i * (1 - i), dc * c * f * (1 - f)", "[dc * c * f * (1 - f), dc * g * i * (1 - i)"
)
ORDER, SWAPPED = "gate_order_figo", "input_and_forget_swapped"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (STEP.replace("    i, f, g, o = np", "    f, i, g, o = np") + BACKWARD, [ORDER]),
        (READ_BOTH_WAYS, [ORDER]),
        (
            STEP.replace("i, f, g, o = sigmoid(i), sigmoid(f)", "i, f, g, o = sigmoid(f), sigmoid(i)") + BACKWARD,
            [ORDER],
        ),
        (STEP.replace("c_new = f * c + i * g", "c_new = i * c + f * g") + BACKWARD, [SWAPPED]),
        (JOINED_ALIKE, [SWAPPED, ORDER]),
    ],
    ids=["unpacked", "both ways", "in the lines", "used for one another", "joined alike"],
)
def test_two_gates_read_for_one_another_forward(grade: Grade, text: str, names: list[str]) -> None:
    """Of two names of one forward mistake the gradients tell which it is, where one alone goes with them."""
    report = grade(text, "lstm-step-backward")["lstm-step-backward"]
    assert [one.id for one in report.diagnosis] == names
    assert "the one before" not in report.diagnosis[0].evidence


@pytest.mark.parametrize(
    ("text", "old", "new", "names"),
    [
        (STEP + BACKWARD, f"{KEPT} = cache", "W, R, f, i, g, o, t = cache", ["exchanged_in_i_f_2"]),
        (STEP + BACKWARD, f"x, h, c, {KEPT})", "x, h, c, W, R, f, i, g, o, t)", ["exchanged_in_i_f_2"]),
        (RAW, "cache\n    i, f, g, o = z", "cache\n    f, i, g, o = z", ["exchanged_in_i_f_2"]),
        (
            RAW.replace("[dc * g * i * (1 - i), dc * c * f * (1 - f)", "[dc * c * f * (1 - f), dc * g * i * (1 - i)"),
            "cache\n    i, f, g, o = z",
            "cache\n    f, i, g, o = z",
            ["split_and_joined_otherwise_in_a_i_a_f"],
        ),
    ],
    ids=["taken from the cache", "put into the cache", "taken from the pre-activations", "joined alike"],
)
def test_two_gates_read_for_one_another_on_the_way_back(
    grade: Grade, text: str, old: str, new: str, names: list[str]
) -> None:
    """Are told so once, wherever their blocks have changed places."""
    report = grade(text.replace(old, new), "lstm-step-backward")["lstm-step-backward"]
    assert [one.id for one in report.diagnosis] == names


@pytest.mark.long
def test_two_mistakes_at_once_are_named(grade: Grade) -> None:
    """Both, and only together."""
    wrong = (
        (STEP + BACKWARD)
        .replace("da.sum(0)", "da.mean(0)")
        .replace("return da @ W, da @ R, dc * f", "return da @ W, da @ R, dc")
    )
    found = grade(wrong, "lstm-step-backward")["lstm-step-backward"].diagnosis
    assert {d.id for d in found} == {"bias_averaged", "forget_gate_missing_in_dc_old"}
    assert {d.kind for d in found} == {DiagnosisKind.PAIR}


@pytest.mark.long
def test_an_unknown_mistake_is_narrowed_down(grade: Grade) -> None:
    """No mutant has this candidate; the probe says where to look."""
    wrong = STEP.replace("np.tanh(g), sigmoid(o)", "np.sin(g), sigmoid(o)")
    (found,) = grade(wrong, "lstm-step")["lstm-step"].diagnosis
    assert (found.id, found.kind, found.known) == ("off_g", DiagnosisKind.PROBE, False)
    assert "candidate" in found.advice


def test_a_gradient_that_is_not_summed(grade: Grade) -> None:
    """At N = 1 it looks like an axis too many; the advice is to sum."""
    wrong = (STEP + BACKWARD).replace("da.sum(0)", "da")
    report = grade(wrong, "lstm-step-backward")["lstm-step-backward"]
    assert report.diagnosis[0].id == "not_summed_over_samples"
    assert report.diagnosis[0].kind is DiagnosisKind.DIFFERENCE


def test_a_name_that_is_never_set(grade: Grade) -> None:
    """The exception's type says it, whatever the words of the message."""
    wrong = (STEP + BACKWARD).replace("da.sum(0)", "d_bias")
    (found,) = grade(wrong, "lstm-step-backward")["lstm-step-backward"].diagnosis
    assert (found.id, found.kind, found.known) == ("name_never_set", DiagnosisKind.EXCEPTION, True)
    assert found.evidence.startswith("line ")


@pytest.mark.parametrize("product", ["W @ x", "np.dot(x, W)"])
def test_shapes_that_do_not_fit(grade: Grade, product: str) -> None:
    """A product that raises is told as that, though it happens to broadcast where sizes are alike."""
    (found,) = grade(STEP.replace("x @ W.T", product), "lstm-step")["lstm-step"].diagnosis
    assert (found.id, found.kind, found.known) == ("shapes_do_not_fit", DiagnosisKind.EXCEPTION, True)


def test_a_product_that_raises_is_no_mixing_of_samples(grade: Grade) -> None:
    """Where all sizes are alike it gives an answer that depends on the other samples."""
    wrong = "def rnn_step(x, h, W, R, b):\n    return np.tanh(W @ x + R @ h + b), None\n"
    (found,) = grade("import numpy as np\n" + wrong, "rnn-step")["rnn-step"].diagnosis
    assert found.id == "shapes_do_not_fit"


def test_steps_stacked_along_another_axis(grade: Grade) -> None:
    """The axes are told, and no reshape, which would keep the shape."""
    wrong = STEP + SEQUENCE.replace("np.stack(H)", "np.stack(H, axis=1)")
    (found,) = grade(wrong, "lstm-sequence")["lstm-sequence"].diagnosis
    assert found.id == "axes_in_another_order"
    assert "Returns H with its axes" in found.advice


SEQUENCE = """
def lstm_forward(X, h, c, W, R, b):
    H = []
    for x in X:
        h, c, _ = lstm_step(x, h, c, W, R, b)
        H.append(h)
    return np.stack(H), (h, c), None
"""


def test_an_order_of_blocks_is_told_whole(grade: Grade) -> None:
    """All four letters, though other exercises of the same dialect have three blocks."""
    (found,) = grade(STEP.replace("i, f, g, o = np.split", "i, f, o, g = np.split"), "lstm-step")["lstm-step"].diagnosis
    assert "as i f o g where they lie as i f g o" in found.advice


def test_an_argument_handed_back_under_its_own_name(grade: Grade) -> None:
    """The old and the new state's gradients are both called dh."""
    wrong = (STEP + BACKWARD).replace("da @ R, dc * f", "dh, dc")
    assert wrong != STEP + BACKWARD
    (found,) = grade(wrong, "lstm-step-backward")["lstm-step-backward"].diagnosis
    assert found.id == "returned_as_it_came"
    assert found.advice.startswith("Returns dh as it came in: ")


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


def test_what_is_kept_and_what_is_random_is_not_confused(grade: Grade) -> None:
    """A leak that answers as the known one is called so; noise is not; both are called what they are."""
    leak = grade(STEP + LEAK, "lstm-sequence")["lstm-sequence"].diagnosis
    noisy = STEP.replace("return o * t,", "return o * t + np.random.normal(0, 1e-3, o.shape),")
    noise = grade(noisy, "lstm-step")["lstm-step"].diagnosis
    assert [(d.id, d.kind, d.known) for d in noise] == [("answers_change", DiagnosisKind.BEHAVIOUR, False)]
    assert [(d.id, d.kind, d.known) for d in leak] == [("state_leaks_between_batches", DiagnosisKind.MUTANT, True)]


def test_float32_is_not_blamed_for_what_ordinary_inputs_do_not_show(grade: Grade) -> None:
    """A clipped sigmoid is a small error, and only far out."""
    clipped = STEP.replace("np.exp(-a)", "np.exp(-np.clip(a, -20, 20))")
    report = grade(clipped, "lstm-step")["lstm-step"]
    assert report.score is not None
    assert report.score < report.max_score
    assert "float32_inside" not in {d.id for d in report.diagnosis}


@pytest.mark.parametrize("declared", [True, False])
def test_which_check_is_about_the_own_forward_pass_is_declared(exercises: Catalog, declared: Any) -> None:
    """Its name does not matter."""
    exercise = exercises.exercise("rnn-step-backward")
    renamed = tuple(
        replace(c, id="agrees", own_forward=declared) if c.own_forward else replace(c, id=f"own_forward_{c.id}")
        for c in exercise.checks
    )
    failed = (Verdict("agrees", "", Status.FAIL, 0.0, 1.0), Verdict("own_forward_ordinary", "", Status.FAIL, 0.0, 1.0))
    nobody: Any = None
    assert exercise.answers is not None
    search = Search(replace(exercise, checks=renamed), exercise.answers, nobody, nobody, MutantAnswers(), failed)
    assert search.own_forward_fits() is not declared
