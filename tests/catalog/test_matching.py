"""Which dialect a file speaks and which exercises it answers; what is said when it answers none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.cli.main import run
from grader.errors import Ambiguous
from tests.conftest import Grade
from tests.samples import written


def test_a_tie_between_dialects_is_asked_about(grade: Grade) -> None:
    """Never guessed."""
    with pytest.raises(Ambiguous, match="native and as cs231n"):
        grade("def lstm_step_backward(*args): pass")


def test_equal_names_are_told_apart_by_arguments(grade: Grade) -> None:
    """lstm_forward of six arguments is native, of five CS231n's; every chapter has its own dialect."""
    for lstm, dialect in (("x, h0, Wx, Wh, b", "cs231n"), ("X, h, c, W, R, b", "native")):
        source = f"def rnn_forward(X, h, W, R, b): pass\ndef lstm_forward({lstm}): pass"
        found = {slug: report.dialect for slug, report in grade(source).items()}
        assert found == {"rnn-sequence": "native", "lstm-sequence": dialect}


def test_equal_arguments_are_told_apart_by_their_names(grade: Grade) -> None:
    """rnn_forward takes five arguments in both: X, h, W, R, b or x, h0, Wx, Wh, b."""
    for arguments, dialect in (("X, h, W, R, b", "native"), ("x, h0, Wx, Wh, b", "cs231n")):
        (report,) = grade(f"def rnn_forward({arguments}): pass", None).values()
        assert report.dialect == dialect
    with pytest.raises(Ambiguous):
        grade("def rnn_forward(one, two, three, four, five): pass")


UNTOLD = "def rnn_forward(one, two, three, four, five): pass\n"


@pytest.mark.parametrize(
    ("others", "dialect"),
    [
        ("def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b): pass\n", "cs231n"),
        ("def lstm_step(x, h, c, W, R, b): pass\n", "native"),
    ],
)
def test_a_tie_is_told_apart_by_the_other_chapters(grade: Grade, others: str, dialect: str) -> None:
    """A chapter that could be either is as the rest of the file, in any order of the functions."""
    for source in (UNTOLD + others, others + UNTOLD):
        assert {report.dialect for report in grade(source).values()} == {dialect}


def test_a_tie_that_the_other_chapters_do_not_tell_is_asked_about(grade: Grade) -> None:
    """What else the file has is unknown too, or as undecided."""
    for others in ("def sigmoid(x): pass\n", "def lstm_step_backward(*args): pass\n"):
        with pytest.raises(Ambiguous, match=r"native and as cs231n \(rnn_forward\): choose with --dialect"):
            grade(UNTOLD + others)


def test_a_tie_stays_out_of_the_way_of_another_exercise(grade: Grade) -> None:
    """It is asked about where it matters: not for the chapter that was asked for, nor for half an exercise."""
    step = "def lstm_step(x, h, c, W, R, b): pass\n"
    assert grade(UNTOLD + step, "lstm-step")["lstm-step"].dialect == "native"
    with pytest.raises(Ambiguous):
        grade(UNTOLD, "rnn-sequence")
    both = "def rnn_step(*args): pass\ndef rnn_step_forward(*args): pass\n"
    with pytest.raises(Ambiguous):
        grade(both)


NOBODYS = """
def rnn_forward(data, network): pass
def rnn_backward(d, kept): pass
def lstm_forward(data, network): pass
def lstm_backward(d, kept): pass
"""


def test_what_fits_by_name_must_fit_by_signature(grade: Grade) -> None:
    """Names that two courses share are not enough, and a backward pass of two arguments is none either."""
    found = grade(NOBODYS)
    assert set(found) == {"rnn-sequence", "rnn-sequence-backward", "lstm-sequence", "lstm-sequence-backward"}
    for report in found.values():
        assert (report.status, report.score, report.dialect, report.verdicts) == ("invalid", 0.0, "", ())
    reason = found["rnn-sequence"].reason
    assert "no dialect fits (tried: native, blogs, cs231n, deeplearning.ai)" in reason
    assert "rnn_forward(data, network), to which native passes 5 (X, h, W, R, b)" in reason
    assert "cs231n passes 5 (x, h0, Wx, Wh, b)" in reason
    assert "deeplearning.ai passes 3 (x, a0, parameters)" in reason
    assert "--dialect NAME" in reason
    assert "--dialect FILE.toml" in reason
    assert grade(NOBODYS, dialect="cs231n")["rnn-sequence"].status == "graded"


STEP = "def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b): pass\n"
HELPERS = (
    "class LSTMCell(object):\n  def __call__(self, x, h, c): pass\n",
    "from typing import Generic, TypeVar\nT = TypeVar('T')\nclass LSTMCell(Generic[T]):\n  def step(self, x): pass\n",
    "class Base:\n  def step(self, x): pass\nclass LSTMCell(Base):\n  pass\n",
    "class LSTMCell:\n  def forward(self, x, h, c): pass\n  def backward(self, dh, dc): pass\n",
)
OWN_CELLS = (
    "class LSTMCell:\n  def __init__(self, W, R, b): pass\n  def forward(self, x, h, c): pass\n",
    "class Base:\n  def forward(self, x, h, c): pass\nclass LSTMCell(Base):\n  pass\n",
    "from elsewhere import Base\nclass LSTMCell(Base):\n  pass\n",
)


@pytest.mark.parametrize("helper", HELPERS)
def test_a_class_that_functions_are_made_with_is_not_graded(grade: Grade, helper: str) -> None:
    """It is called like a cell, and has other methods or stands beside functions with the right arguments."""
    assert {slug: r.dialect for slug, r in grade(helper + STEP).items()} == {"lstm-step": "cs231n"}


CELLS = (
    "class LSTM:\n  def __init__(self, Wx, Wh, b): pass\n  def forward(self, x, h, c): pass\n"
    "class LSTMCell:\n  def __init__(self, D, H): pass\n  def forward(self, x, h, c): pass\n"
)


def test_classes_of_two_courses_beside_functions_are_helpers(grade: Grade) -> None:
    """Whatever chapter the functions are of; nobody is asked which of the courses is meant."""
    step = "def rnn_step_forward(x, prev_h, Wx, Wh, b): pass\n"
    assert {slug: r.dialect for slug, r in grade(CELLS + step).items()} == {"rnn-step": "cs231n"}


def test_a_function_that_has_an_exercises_name_alone_is_a_helper(grade: Grade) -> None:
    """Other arguments, in number and name, beside what is an exercise; in a file of its own it is told."""
    helper = "def bilstm(inputs): pass\n"
    assert set(grade(helper + STEP)) == {"lstm-step"}
    assert {r.status for r in grade(helper).values()} == {"invalid"}


@pytest.mark.parametrize("cell", OWN_CELLS)
def test_a_class_alone_is_what_is_graded(grade: Grade, cell: str) -> None:
    """Its methods may be inherited, from a class of the file or from one that is not seen."""
    assert grade(cell)["lstm-step"].dialect == "classes"


def test_one_chapter_that_fits_nothing_leaves_the_others(grade: Grade) -> None:
    """Each has a report: one says that no dialect fits, the other is graded."""
    found = grade("def rnn_forward(data, network): pass\ndef lstm_step(x, h, c, W, R, b): pass")
    said = {slug: (r.status, r.dialect, r.max_score) for slug, r in found.items()}
    assert said["rnn-sequence"][:2] == ("invalid", "")
    assert said["rnn-sequence"][2] > 0
    assert said["lstm-step"][:2] == ("graded", "native")


@pytest.mark.parametrize(
    "source",
    [
        "def lstm_step(x, h, c, W, R): pass",  # a slip: the bias is forgotten
        "def lstm_step(x, h, c, W, R, b, more): pass",
        "def lstm_step(x, *, h, c, W, R, b): pass",
        "def lstm_step(a, s, t, u, v, w): pass",
        "def lstm_step(a, s, t, u, v, w, *, more=1): pass",
        "def lstm_step(a, s, t, u, v, w, more=1): pass",
        "def lstm_step(*args): pass",
        "def lstm_step(a, s, /, *args, **more): pass",
        "from functools import partial\ndef f(k, a, s, t, u, v, w): pass\nlstm_step = partial(f, 1)",
        "lstm_step = lambda a, s, t, u, v, w: None",
        "exec('def lstm_step(a, s, t, u, v, w): pass')",
        "class Cell:\n  def step(self, a, s, t, u, v, w): pass\nlstm_step = Cell().step",
        "class lstm_step:\n  def __init__(self, a, s, t, u, v, w): pass",
        "def opaque(f): return lambda *args: f(*args)\n@opaque\ndef lstm_step(a, s, t, u, v, w): pass",
        "from functools import lru_cache\n@lru_cache\ndef lstm_step(a, s, t, u, v, w): pass",
        "try:\n  pass\nfinally:\n  def lstm_step(a, s, t, u, v, w): pass",
        "import operator\nlstm_step = operator.itemgetter",
    ],
)
def test_however_a_function_is_made_it_is_graded(grade: Grade, source: str) -> None:
    """What Python can tell of its arguments counts; where it can tell nothing, the name does."""
    assert {slug: (r.status, r.dialect) for slug, r in grade(source).items()} == {"lstm-step": ("graded", "native")}


def test_a_signature_that_is_not_in_the_text_is_told_by_its_number(grade: Grade) -> None:
    """What `exec` has made has no arguments to show."""
    (report,) = grade("exec('def lstm_step(one, two=2): pass')").values()
    assert (
        "The file has lstm_step of 1 to 2 arguments, to which native passes 6 (x, h, c, W, R, b) and" in report.reason
    )


def test_an_exercise_that_is_not_there_is_told_in_the_words_of_the_file(grade: Grade) -> None:
    """As the rest of the file speaks, or as any dialect would write it."""
    (report,) = grade("def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b): pass", "rnn-step").values()
    assert report.reason == "rnn-step needs rnn_step_forward; the file defines lstm_step_forward"
    (report,) = grade("def f(): pass", "rnn-step").values()
    assert (
        report.reason
        == "rnn-step needs rnn_step or RNNCell.forward or rnn_step_forward or rnn_cell_forward or RNN.forward; "
        "the file defines f"
    )


def test_a_batch_grades_each_file_in_its_own_dialect(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two dialects, a tie and a file of neither side by side."""
    texts = {
        "ann": "def rnn_forward(X, h, W, R, b): pass",
        "bob": "def rnn_forward(x, h0, Wx, Wh, b): pass",
        "cem": UNTOLD,
        "dan": NOBODYS.split("def rnn_backward")[0],
        "eve": "def rnn_forward(x, a0, parameters): pass",
    }
    for name, text in texts.items():
        written(tmp_path / f"{name}.py", text + "\n")
    out = tmp_path / "out"
    run(["grade", *(str(tmp_path / f"{name}.py") for name in texts), "-o", str(out), "--jobs", "1"])
    lines = [json.loads(line) for line in (out / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    said = {line["submission"]: (line["status"], line["dialect"], line.get("reason") or "") for line in lines}
    assert said["ann.py"][:2] == ("graded", "native")
    assert said["bob.py"][:2] == ("graded", "cs231n")
    assert said["eve.py"][:2] == ("graded", "deeplearning.ai")
    assert said["cem.py"][:2] == said["dan.py"][:2] == ("invalid", "")
    assert "native and as cs231n" in said["cem.py"][2]
    assert "no dialect fits" in said["dan.py"][2]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def f(x): return x", "no known function in this file (it defines f). A course with other names is "),
        ("def f(x): return x", "--dialect FILE.toml. Looked for native: "),
        ("x = 1", "it defines no function at all"),
        ("def f(x): return x", "A course with other names is described in a file: --dialect FILE.toml"),
        ("def lstm_step_backward(dh, dc, cache): pass\ndef lstm_step_forwards(): pass", "but no exercise whole"),
        ("1 / 0\ndef rnn_step(x, h, W, R, b): pass", "it raises when it is loaded: line 1: ZeroDivisionError"),
    ],
)
def test_a_file_that_cannot_be_graded_is_invalid(grade: Grade, source: str, said: str) -> None:
    """With a reason, no checks, and no points."""
    (report,) = grade(source, dialect="native" if "forwards" in source else None).values()
    assert (report.status, report.score, report.verdicts) == ("invalid", 0.0, ())
    assert said in report.reason


def test_the_dialect_that_fits_is_named_where_another_was_asked_for(grade: Grade) -> None:
    """Only the names of the dialect that was asked for, and where they would have been found."""
    (report,) = grade("def lstm_step(x, h, c, W, R, b): pass", dialect="cs231n").values()
    assert "looked for cs231n: " in report.reason
    assert "native:" not in report.reason
    assert report.reason.endswith("It fits the dialect native")
    (report,) = grade("def f(): pass", dialect="cs231n").values()
    assert "fits" not in report.reason
