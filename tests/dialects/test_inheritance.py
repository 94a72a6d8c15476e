"""What a dialect does not write differently is canonical, where that makes sense beside what it does write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.catalog.catalog import load
from grader.dialects.reader import read_dialect
from grader.dialects.signature import Dialect

LSTM = {"lstm_step", "lstm_step_backward", "lstm_forward", "lstm_backward"}
RNN = {"rnn_step", "rnn_step_backward", "rnn_forward", "rnn_backward"}
LAID_OUT = {"rnn_step_backward", "rnn_forward", "rnn_backward"}  # what has the weights
STEP = """
[rnn.entries.rnn_step]
function = "{function}"
args = ["x", "h", "W", "R", "b"]
returns = [{returns}]
"""


def step(function: str = "mine", returns: str = '"h", "cache"') -> str:
    """A dialect of one entry."""
    return STEP.format(function=function, returns=returns)


@pytest.fixture
def dialect(tmp_path: Path) -> Callable[[str], Dialect]:
    """A dialect of this text."""

    def made(text: str) -> Dialect:
        path = tmp_path / "notes.toml"
        path.write_text(text, encoding="utf-8")
        return read_dialect(path, load().chapters)

    return made


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (step(), set()),
        ('[rnn.arrays]\nW = "D H"\n' + step(), LAID_OUT),
        ('[rnn.arrays]\nx = "D N"\n' + step(), {"rnn_step_backward"}),
        ('[rnn.arrays]\nM = "H D"\n' + step().replace('"W"', '"M"'), set()),
        ('[rnn.arrays]\nM = "H K+D"\n' + step().replace('"W", "R"', '"M"'), LAID_OUT),
        (step(function="rnn_forward"), {"rnn_forward"}),
        (step(function="lstm_step"), {"lstm_step"}),
        (step(returns='"h"'), {"rnn_step_backward"}),
    ],
    ids=["renamed", "weights", "inputs", "another name", "one matrix", "name taken", "taken elsewhere", "no cache"],
)
def test_entries_are_inherited_where_they_make_sense(
    dialect: Callable[[str], Dialect], text: str, lost: set[str]
) -> None:
    """Not of an array that is laid out differently, a name that is taken, or a cache that nobody returns."""
    found = dialect(text)
    assert set(found.own) == {"rnn_step"}
    assert set(found.entries) & (LSTM | RNN) == (LSTM | RNN) - lost
    native = load().dialect("native")
    assert all(found.entries[entry] == native.entries[entry] for entry in found.inherited)


def test_what_a_dialect_writes_whole_inherits_nothing() -> None:
    """CS231n has every entry of its chapters in its own words; native is nothing but its own."""
    known = load()
    assert not known.dialect("cs231n").inherited & (LSTM | RNN)
    assert set(known.dialect("native").own) == {entry for home in known.chapters.values() for entry in home.calls}
