"""Values beyond arrays, results that are not graded, biases kept apart: what a call may take and return."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.checks import Answer, Mismatch
from grader.cli.main import run
from grader.dialects.reader import native, read_chapter
from grader.errors import BadDialect, Unusable
from grader.judging.in_process import InProcess
from grader.judging.student import Student
from tests.samples import written

CHAPTER = """
title = "values of every kind"
[axes]
V = "symbols"
[arrays]
x = "N V"
scores = "V"
lengths = "int N"
k = "int"
p = "float"
mode = "text"
flag = "bool"
z = "complex H"
words = "value"
[entries.everything]
args = ["x", "lengths", "k", "p", "mode", "flag", "z", "words"]
returns = ["scores", "k", "p", "mode", "flag", "z", "words"]
"""
GIVEN = {
    "x": np.ones((2, 3)),
    "lengths": np.array([1.0, 2.0]),
    "k": np.array(4.0),
    "p": np.array(0.5),
    "mode": "literal",
    "flag": np.array(1.0),
    "z": np.array([1 + 2j]),
    "words": {"ab": [1, "c", None, (2.5, True)]},
}


def asked(tmp_path: Path, function: Callable[..., Any]) -> Answer:
    """A function of every kind of value, asked as a student."""
    (tmp_path / "values").mkdir(exist_ok=True)
    chapter = read_chapter(written(tmp_path / "values" / "chapter.toml", CHAPTER))
    student = Student(InProcess(lambda: {"everything": function}), native({"values": chapter}))
    return student.everything(**GIVEN)


def test_every_kind_of_value_comes_and_goes(tmp_path: Path) -> None:
    """A number is no array, whole numbers are whole, texts and nested values are themselves."""
    seen: list[Any] = []

    def everything(*args: Any) -> Any:
        seen.extend(args)
        return np.zeros(3), 4, 0.25, "standard", False, [3j], {"ab": (1,)}

    answer = asked(tmp_path, everything)
    assert [type(value) for value in seen[2:6]] == [int, float, str, bool]
    assert seen[1].dtype.kind == "i"
    assert seen[7] == GIVEN["words"]
    told: dict[str, Any] = dict(answer)
    assert (told["k"], told["p"], told["mode"], told["words"]) == (4.0, 0.25, "standard", {"ab": (1,)})
    assert answer["z"] is not None
    assert answer["z"][0] == 3j


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (0, np.zeros(4), "scores has shape (4,), but should have (3,) = (V,): N=2 H=1 V=3"),
        (1, "four", "returned the text 'four' as k"),
        (2, 1j, "should be real numbers"),
        (3, 5, "returned a int as mode, but it should be a text"),
    ],
)
def test_a_value_of_another_kind_is_told(tmp_path: Path, place: int, value: Any, said: str) -> None:
    """Planted: one result of another kind or shape."""
    results: list[Any] = [np.zeros(3), 4, 0.25, "standard", False, [3j], {}]
    results[place] = value
    with pytest.raises((Mismatch, Unusable)) as raised:
        asked(tmp_path, lambda *args: tuple(results))
    assert said in str(raised.value)


@pytest.mark.parametrize("axes", ['x = "N Q"', 'x = "text N"', 'x = "K V"', 'V1 = "int"\nx = "N v"'])
def test_axes_are_those_that_a_chapter_declares(tmp_path: Path, axes: str) -> None:
    """A letter that nobody declared is a typing error."""
    (tmp_path / "values").mkdir()
    with pytest.raises(BadDialect, match="cannot read the axes"):
        read_chapter(written(tmp_path / "values" / "chapter.toml", CHAPTER.replace('x = "N V"', axes)))


TWO = """
name = "two"
[lstm.arrays]
b_ih = "ifgo.H"
b_hh = "ifgo.H"
[lstm.entries.lstm_step]
function = "cell"
args = ["x", "h", "c", "W", "R", "b_ih", "b_hh"]
returns = ["h", "c", "cache"]
[lstm.entries.lstm_step_backward]
function = "cell_backward"
args = ["dh", "dc", "cache"]
returns = ["dx", "dh", "dc", "dW", "dR", "db_ih", "db_hh"]
"""
CELL = """
import numpy as np

def squash(v):
    return 1 / (1 + np.exp(-np.clip(v, -700, 700)))

def cell(x, h, c, W, R, b_ih, b_hh):
    a = x @ W.T + b_ih + h @ R.T + b_hh
    i, f, g, o = np.split(a, 4, axis=1)
    i, f, g, o = squash(i), squash(f), np.tanh(g), squash(o)
    new = f * c + i * g
    return o * np.tanh(new), new, (x, h, c, W, R, i, f, g, o, new)

def cell_backward(dh, dc, cache):
    x, h, c, W, R, i, f, g, o, new = cache
    t = np.tanh(new)
    d = dc + dh * o * (1 - t) * (1 + t)
    a = np.hstack([d * g * i * (1 - i), d * c * f * (1 - f), d * i * (1 - g) * (1 + g), dh * t * o * (1 - o)])
    return a @ W, a @ R, d * f, a.T @ x, a.T @ h, a.sum(0), a.sum(0)
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("", "", 0, "20 of 20 points"),
        ("x @ W.T + b_ih", "x @ W.T + b_hh", 1, "h[0, 0] = "),
        ("+ h @ R.T + b_hh", "+ h @ R.T", 1, "h[0, 0] = "),
        ("a.sum(0), a.sum(0)\n", "a.sum(0), 2 * a.sum(0)\n", 1, "db_hh is not the gradient of the other bias"),
        ("a.sum(0), a.sum(0)\n", "a.sum(0) / 2, a.sum(0) / 2\n", 1, "db_ih[0] = "),
        ("a.sum(0), a.sum(0)\n", "a.sum(0) * np.nan, a.sum(0)\n", 1, "db_hh is not the gradient of the other bias"),
    ],
)
def test_two_biases_are_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, old: str, new: str, code: int, said: str
) -> None:
    """Their sum is the bias and each gets its gradient; planted: one taken twice or not at all, half a gradient."""
    dialect = written(tmp_path / "two.toml", TWO)
    path = written(tmp_path / "mine.py", CELL.replace(old, new) if old else CELL)
    assert run(["check", str(path), "--dialect", str(dialect)]) == code
    assert said in capsys.readouterr().out


COLUMNS = """
name = "columns"
[rnn.arrays]
x = "D N"
h = "H N"
Wax = "H D"
Waa = "H K"
ba = "H 1"
[rnn.unused]
Wya = "V H"
by = "V 1"
y = "V N"
loss = "float"
[rnn.entries.rnn_step]
function = "rnn_cell_forward"
args = ["x as xt", "h as a_prev", {parameters = {Wax = "Wax", Waa = "Waa", Wya = "Wya", ba = "ba", by = "by"}}]
returns = ["h as a_next", "y as yt_pred", "cache"]
[rnn.entries.rnn_step_backward]
function = "rnn_cell_backward"
args = ["dh as da_next", "cache"]
returns = ["loss", {gradients = {dxt = "dx", da_prev = "dh", dWax = "dWax", dWaa = "dWaa", dba = "dba", dby = "dby"}}]
"""
UNGRADED = """
import numpy as np

def rnn_cell_forward(xt, a_prev, parameters):
    a = np.tanh(parameters["Wax"] @ xt + parameters["Waa"] @ a_prev + parameters["ba"])
    logits = parameters["Wya"] @ a + parameters["by"]
    return a, np.exp(logits) / np.exp(logits).sum(axis=0), (a, a_prev, xt, parameters)

def rnn_cell_backward(da_next, cache):
    a, a_prev, xt, parameters = cache
    dz = (1 - a) * (1 + a) * da_next
    dWax, dWaa, dba = dz @ xt.T, dz @ a_prev.T, dz.sum(axis=1, keepdims=True)
    gradients = {"dxt": parameters["Wax"].T @ dz, "da_prev": parameters["Waa"].T @ dz}
    return object(), {**gradients, "dWax": dWax, "dWaa": dWaa, "dba": dba, "dby": None}
"""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("", "", 0),
        ("np.exp(logits) / np.exp(logits).sum(axis=0)", "None", 0),
        ('"dWaa": dWaa', '"dWaa": dWaa.T', 1),
        ("object()", "1, 2", 1),
    ],
)
def test_what_a_dialect_calls_unused_is_not_graded(tmp_path: Path, old: str, new: str, code: int) -> None:
    """A softmax beside the state and a loss beside the gradients may be anything; what is compared still is."""
    dialect = written(tmp_path / "columns.toml", COLUMNS)
    path = written(tmp_path / "mine.py", UNGRADED.replace(old, new) if old else UNGRADED)
    assert run(["check", str(path), "--dialect", str(dialect)]) == code
