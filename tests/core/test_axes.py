"""Axes and dialects: arrays there and back, whatever the layout; files that make no sense are told why."""

from __future__ import annotations

import numpy as np
import pytest

from grader import catalog
from grader.axes import BadSpelling, Move, Spelling
from grader.dialect import BadDialect, leaves, read_dialect

SIZES = {"N": 2, "T": 3, "D": 4, "H": 5}
HOME = {"W": "ifgo.H D", "R": "ifgo.H K", "b": "ifgo.H"}


def move(text, *sources):
    """A move from canonical parameters to one array of a dialect."""
    return Move(Spelling.parse(text), sources, tuple(Spelling.parse(HOME[s]) for s in sources))


def canonical():
    """Distinct numbers everywhere."""
    rng = np.random.default_rng(1)
    return {name: rng.normal(size=Spelling.parse(text).shape(SIZES)) for name, text in HOME.items()}


@pytest.mark.parametrize(
    ("text", "sources", "shape"),
    [
        ("D ifog.H", ("W",), (4, 20)),
        ("K ifog.H", ("R",), (5, 20)),
        ("ifog.H", ("b",), (20,)),
        ("ifog.H 1", ("b",), (20, 1)),
        ("1+D+K figo.H", ("b", "W", "R"), (10, 20)),
        ("figo.H K+D", ("R", "W"), (20, 9)),
        ("ifgo.H D", ("W",), (20, 4)),
    ],
)
def test_there_and_back(text, sources, shape):
    """Every layout of parameters is undone exactly."""
    arrays, found = canonical(), {}
    there = move(text, *sources)
    made = there.there(arrays, SIZES)
    assert made.shape == shape == there.spelling.shape(SIZES)
    there.back(made, found, SIZES)
    for name in sources:
        np.testing.assert_array_equal(found[name], arrays[name])


def test_blocks_lie_where_the_dialect_has_them():
    """CS231n's third block is the output gate."""
    arrays = canonical()
    made = move("D ifog.H", "W").there(arrays, SIZES)
    np.testing.assert_array_equal(made[:, 10:15], arrays["W"][15:20].T)


def test_single_gates_fill_their_part():
    """Four separate matrices make up the whole; a missing one stays nan."""
    arrays, found = canonical(), {}
    for gate in "ifg":
        one = move(f"{gate}.H K+D", "R", "W")
        one.back(one.there(arrays, SIZES), found, SIZES)
    np.testing.assert_array_equal(found["W"][:15], arrays["W"][:15])
    assert np.isnan(found["W"][15:]).all()


@pytest.mark.parametrize("text", ["", "N Q", "ifgo.H D K T", "D K"])
def test_bad_spellings_are_refused(text):
    """A typing error in a teacher's file is not guessed at."""
    with pytest.raises(BadSpelling):
        Spelling.parse(text)


def test_the_words_of_a_shape():
    """As a student reads it."""
    assert Spelling.parse("1+D+K figo.H").words() == "(1+D+H, 4H)"
    assert Spelling.parse("ifgo.H").words() == "(4H,)"


TEACHER = """
name = "notes"
[lstm.arrays]
X = "N T D"
H = "N T H"
WLSTM = "1+D+K figo.H"
[lstm.entries.lstm_step]
function = "step"
args = ["WLSTM", "x", "c as old_c", "h as old_h"]
returns = ["c", "h", "cache"]
[lstm.entries.lstm_step_backward]
function = "step_back"
args = ["cache", "dh", "dc"]
returns = {dWLSTM = "dWLSTM", dx = "dx", dh = "dh", dc = "dc"}
"""


def test_a_teachers_dialect_is_read(tmp_path):
    """Other names, another order, one matrix on [1, x, h], a dict of gradients."""
    path = tmp_path / "notes.toml"
    path.write_text(TEACHER)
    dialect = read_dialect(path, catalog.load().chapters)
    step = dialect.entries["lstm_step"]
    assert step.function == "step"
    assert step.taken == {"x", "c", "h", "W", "R", "b"}
    back = dialect.entries["lstm_step_backward"]
    assert back.returns.keys == ("dWLSTM", "dx", "dh", "dc")
    assert [item.label for item in leaves(back.returns)] == ["dWLSTM", "dx", "dh", "dc"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("[lstm.entries.lstm_step]", "[lstm.entries.lstm_stop]"), "unknown entry"),
        (("[lstm.arrays]", "[gru.arrays]"), "unknown chapter"),
        (('args = ["WLSTM"', 'args = ["Wq"'), "unknown array 'Wq'"),
        (('"1+D+K figo.H"', '"1+D+K figo"'), "cannot read the axes"),
        (('returns = ["c", "h", "cache"]', ""), "returns is missing"),
        (('name = "notes"', "name = "), "not TOML"),
        (('args = ["cache", "dh", "dc"]', "args = 3"), "are lists"),
    ],
)
def test_a_bad_dialect_names_file_and_key(tmp_path, change, said):
    """Every refusal says where."""
    path = tmp_path / "notes.toml"
    path.write_text(TEACHER.replace(*change))
    with pytest.raises(BadDialect, match=r"notes\.toml") as refused:
        read_dialect(path, catalog.load().chapters)
    assert said in str(refused.value)
