"""From a submission to its report: points, statuses, counterexamples, diagnoses."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from grader.catalog.catalog import Catalog, load
from grader.dialects.reader import read_dialect
from grader.model import Status
from grader.run.grader import Grader
from grader.sandbox.limits import Limits
from grader.sandbox.start import Sandbox
from tests.conftest import Grade, submission

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
RNN = """
import numpy as np

def rnn_step(x, h, W, R, b):
    h_new = np.tanh(x @ W.T + h @ R.T + b)
    return h_new, (x, h, W, R, h_new)
"""


def test_a_right_file_earns_everything(grade: Grade) -> None:
    """Full marks, no note, no diagnosis."""
    reports = grade(STEP + BACKWARD)
    assert [(r.exercise, r.passed, r.score) for r in reports.values()] == [
        ("lstm-step", True, 10.0),
        ("lstm-step-backward", True, 10.0),
    ]
    assert not any(r.diagnosis or r.notes for r in reports.values())


@pytest.mark.parametrize(
    "returned", ["np.zeros_like(h), np.zeros_like(c), x", "h, c, x", "0 * h + 0.3, 0 * c - 0.2, x", "c * 0, h * 0, x"]
)
def test_a_constant_forward_earns_nothing(grade: Grade, returned: str) -> None:
    """Nor does the zero backward that agrees with it."""
    source = f"""
import numpy as np
def lstm_step(x, h, c, W, R, b):
    return {returned}
def lstm_step_backward(dh, dc, cache):
    N, D, H = cache.shape[0], cache.shape[1], dh.shape[1]
    return np.zeros((N, D)), 0 * dh, 0 * dc, np.zeros((4 * H, D)), np.zeros((4 * H, H)), np.zeros(4 * H)
"""
    assert [r.score for r in grade(source).values()] == [0.0, 0.0]


def test_a_forward_mistake_is_not_punished_twice(grade: Grade) -> None:
    """A backward pass that fits its own wrong forward pass keeps the points for fitting it."""
    wrong = (STEP + BACKWARD).replace("sigmoid(i), sigmoid(f), np.tanh(g)", "sigmoid(i), sigmoid(f), sigmoid(g)")
    consistent = wrong.replace("dc * i * (1 - g ** 2)", "dc * i * g * (1 - g)")
    by_check = {v.check: v for v in grade(consistent)["lstm-step-backward"].verdicts}
    assert by_check["own_forward"].status is Status.PASS
    assert by_check["ordinary"].status is Status.FAIL
    also_wrong = grade(wrong.replace("da.sum(0)", "da.mean(0)"))["lstm-step-backward"]
    assert {v.check: v.status for v in also_wrong.verdicts}["own_forward"] is Status.FAIL


def test_the_smallest_input_is_shown(grade: Grade) -> None:
    """A fault that needs three samples is shown with three, everything else at one, and round numbers."""
    source = RNN.replace("    return h_new,", "    h_new[2:] *= 1.01\n    return h_new,")
    verdict = grade(source, "rnn-step")["rnn-step"].verdicts[0]
    shown = verdict.counterexample
    assert shown is not None
    assert (shown["N"], shown["D"], shown["H"]) == (3, 1, 1)
    assert all(round(x, 2) == x for row in shown["x"] for x in row)
    assert verdict.facts.startswith("h[2, 0] = ")


def test_facts_speak_the_dialect(grade: Grade) -> None:
    """Names and indices are those of the student's own arrays."""
    source = """
import numpy as np
def rnn_step_forward(x, prev_h, Wx, Wh, b):
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    return next_h, (x, prev_h, Wx, Wh, next_h)
def rnn_step_backward(dnext_h, cache):
    x, prev_h, Wx, Wh, next_h = cache
    da = dnext_h * (1 - next_h ** 2)
    dWx = x.T @ da
    dWx[1:] *= 2
    return da @ Wx.T, da @ Wh.T, dWx, prev_h.T @ da, da.sum(0)
"""
    verdict = grade(source, "rnn-step-backward")["rnn-step-backward"].verdicts[0]
    assert verdict.facts.startswith("dWx[1, 0] = ")
    assert verdict.counterexample is not None
    assert verdict.counterexample["D"] == 2
    assert set(verdict.counterexample) == {"N", "D", "H", "x", "prev_h", "Wx", "Wh", "b", "dnext_h"}


def test_a_wrong_shape_shows_the_sizes(grade: Grade) -> None:
    """The table of bound sizes stands in the message."""
    source = (STEP + BACKWARD).replace("da.sum(0)", "da.sum(0, keepdims=True)")
    report = grade(source, "lstm-step-backward")["lstm-step-backward"]
    assert "db has shape (1, 4), but should have (4,) = (4H,): N=1 D=1 H=1" in report.verdicts[0].facts
    assert report.diagnosis[0].id == "axis_of_length_one"


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ("raise NotImplementedError", "error", "rnn_step is not done yet"),
        ("return None", "error", "not done yet: it returns None"),
        ("return None, None", "error", "not done yet"),
        ("pass", "error", "not done yet"),
        ("return h", "error", "returned one array"),
        ("return h, 1, 2", "error", "returned 3 values, but should return 2: h, cache"),
        ("return 'h', 1", "error", "the text 'h'"),
        ("return np.array([None]), 1", "error", "as h, but it should be an array"),
        ("return h * np.nan, 1", "fail", "nan, but should be"),
        ("return h + 1j, 1", "error", "dtype complex128"),
        ("return undefined, 1", "error", "NameError"),
        ("import sys; sys.exit(0)", "error", "SystemExit"),
        ("return rnn_step(x, h, W, R, b)", "error", "RecursionError"),
    ],
)
def test_what_cannot_be_judged_is_said(grade: Grade, body: str, status: str, said: str) -> None:
    """A clear sentence for every way not to answer."""
    source = f"import numpy as np\ndef rnn_step(x, h, W, R, b):\n    {body}\n"
    report = grade(source)["rnn-step"]
    assert report.score == 0.0
    assert report.verdicts[0].status == status
    assert said in report.verdicts[0].facts
    assert report.status == "graded"


@pytest.mark.parametrize(
    ("body", "said"),
    [("while True: pass", "took more than"), ("import os; os._exit(0)", "rnn_step: ")],
)
def test_a_lost_worker_is_a_verdict(exercises: Catalog, room: Sandbox, body: str, said: str) -> None:
    """A hang or a death ends in a verdict, and the judge goes on."""
    grader = Grader(exercises, room, limits=Limits(call_s=0.5, total_s=10.0))
    source = f"def rnn_step(x, h, W, R, b):\n    {body}\n"
    (report,) = grader.reports(submission(source))
    assert report.verdicts[0].status is Status.ERROR
    assert said in report.verdicts[0].facts
    (after,) = grader.reports(submission(RNN))
    assert after.passed


def test_a_flickering_answer_is_told_as_such(grade: Grade) -> None:
    """What is wrong one time and right the next is wrong."""
    source = RNN.replace("    return h_new,", "    h_new = h_new + (np.random.rand() < 0.5)\n    return h_new,")
    verdicts = grade(source, "rnn-step")["rnn-step"].verdicts
    assert any("another" in v.facts for v in verdicts if v.status is Status.FAIL)


def test_the_same_seed_gives_the_same_report(exercises: Catalog, room: Sandbox) -> None:
    """Durations apart; by graders that share nothing."""
    wrong = submission((STEP + BACKWARD).replace("f * c + i * g", "f * c + i + g"))

    def graded() -> list[dict[str, Any]]:
        return [asdict(replace(r, duration_s=0.0)) for r in Grader(exercises, room, seed=5).reports(wrong)]

    assert graded() == graded()


def test_a_bug_of_ours_is_a_fault(exercises: Catalog, room: Sandbox) -> None:
    """No score, no silent zero."""
    grader = Grader(exercises, room)
    exercise = exercises.exercise("rnn-step")

    def broken(student: Any, case: Any) -> None:
        raise KeyError("ours")

    wounded = replace(exercise, checks=(replace(exercise.checks[0], run=broken), *exercise.checks[1:]))
    grader.catalog = replace(exercises, loader=lambda slug: wounded if slug == "rnn-step" else exercise)
    (report,) = grader.reports(submission(RNN), "rnn-step")
    assert (report.status, report.score) == ("fault", None)
    assert "KeyError: 'ours'" in report.verdicts[0].facts
    origin = report.verdicts[0].origin
    assert origin is not None
    assert (origin.said, origin.lines[-1][0]) == ("KeyError: 'ours'", __file__)


def test_a_teachers_own_dialect(exercises: Catalog, room: Sandbox, tmp_path: Path) -> None:
    """Other names and order, one matrix on [1, x, h] with blocks f i g o, a dict of gradients: no code touched."""
    path = tmp_path / "notes.toml"
    path.write_text("""
[lstm.arrays]
M = "1+D+K figo.H"
[lstm.entries.lstm_step]
function = "step"
args = ["M", "x", "c", "h"]
returns = ["c", "h", "cache"]
[lstm.entries.lstm_step_backward]
function = "step_back"
args = ["cache", "dh", "dc"]
returns = {dM = "dM", dx = "dx", dh = "dh", dc = "dc"}
""")
    source = """
import numpy as np
s = lambda a: 1 / (1 + np.exp(-a))
def step(M, x, c, h):
    z = np.hstack([np.ones((len(x), 1)), x, h])
    f, i, g, o = np.split(z @ M, 4, 1)
    f, i, g, o = s(f), s(i), np.tanh(g), s(o)
    new = f * c + i * g
    return new, o * np.tanh(new), dict(z=z, M=M, c=c, f=f, i=i, g=g, o=o, t=np.tanh(new), D=x.shape[1])
def step_back(k, dh, dc):
    dc = dc + dh * k['o'] * (1 - k['t'] ** 2)
    f, i, g, o = k['f'], k['i'], k['g'], k['o']
    da = np.hstack([dc * k['c'] * f * (1 - f), dc * g * i * (1 - i), dc * i * (1 - g * g), dh * k['t'] * o * (1 - o)])
    dz = da @ k['M'].T
    return dict(dM=k['z'].T @ da, dx=dz[:, 1:1 + k['D']], dh=dz[:, 1 + k['D']:], dc=dc * f)
"""
    dialect = read_dialect(path, load().chapters)
    grader = Grader(exercises, room)
    assert [(r.exercise, r.passed) for r in grader.reports(submission(source), None, dialect)] == [
        ("lstm-step", True),
        ("lstm-step-backward", True),
    ]
    swapped = grader.reports(
        submission(source.replace("f, i, g, o = np.split", "i, f, g, o = np.split")), None, dialect
    )
    assert swapped[0].diagnosis
    assert "i f g o" in " ".join(d.advice for d in swapped[0].diagnosis)


def test_changed_inputs_and_used_up_caches_are_notes(grade: Grade) -> None:
    """Full marks all the same."""
    used = (STEP + BACKWARD).replace(
        "    x, h, c, W, R, i, f, g, o, t = cache",
        "    x, h, c, W, R, i, f, g, o, t = [cache.pop(0) for _ in range(10)]",
    )
    used = used.replace("(x, h, c, W, R, i, f, g, o, t)", "[x, h, c, W, R, i, f, g, o, t]")
    used = used.replace("    dc = dc + dh", "    dc += dh")
    report = grade(used, "lstm-step-backward")["lstm-step-backward"]
    assert report.passed
    assert {note.id for note in report.notes} == {"inputs_modified", "cache_used_up"}


def test_refusing_other_dtypes_is_no_mistake(grade: Grade) -> None:
    """float64 is what is promised; rounding a float64 result to a smaller type is a mistake all the same."""
    picky = STEP.replace(
        "    i, f, g, o = np.split", "    assert x.dtype == c.dtype == W.dtype == np.float64\n    i, f, g, o = np.split"
    )
    assert grade(picky, "lstm-step")["lstm-step"].passed
    kept = STEP.replace("return o * t", "return (o * t).astype(x.dtype)")
    failed = [v.check for v in grade(kept, "lstm-step")["lstm-step"].verdicts if v.status is Status.FAIL]
    assert failed == ["memory"]


def test_an_integer_sequence_is_a_note(grade: Grade) -> None:
    """A buffer with x's dtype is right for the float64 that is promised, and worth a word."""
    source = """
import numpy as np
def rnn_forward(x, h0, Wx, Wh, b):
    h = np.zeros((x.shape[0], x.shape[1], h0.shape[1]), dtype=x.dtype)
    for t in range(x.shape[1]):
        h0 = h[:, t] = np.tanh(x[:, t] @ Wx + h0 @ Wh + b)
    return h, None
"""
    report = grade(source, "rnn-sequence", "cs231n")["rnn-sequence"]
    assert report.passed
    assert [note.id for note in report.notes] == ["integer_input"]


@pytest.mark.long
def test_another_librarys_cell_may_be_imported_but_not_used(grade: Grade) -> None:
    """The task says: write it yourself."""
    pytest.importorskip("torch")
    imported = "import torch\nfrom torch.nn import LSTMCell\n" + STEP
    assert grade(imported, "lstm-step")["lstm-step"].passed
    used = imported.replace(
        "    i, f, g, o = np.split", "    LSTMCell(x.shape[1], h.shape[1])\n    i, f, g, o = np.split", 1
    )
    verdict = grade(used, "lstm-step")["lstm-step"].verdicts[0]
    assert verdict.status is Status.ERROR
    assert "ForbiddenModule" in verdict.facts
