"""Axes and dialects: arrays there and back, whatever the layout; files that make no sense are told why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.catalog import catalog
from grader.checks import Array
from grader.dialects.axes import Move, Spelling
from grader.dialects.reader import read_dialect, spelled_out
from grader.dialects.signature import leaves
from grader.errors import BadDialect, BadSpelling

SIZES = {"N": 2, "T": 3, "D": 4, "H": 5}
HOME = {"W": "ifgo.H D", "R": "ifgo.H K", "b": "ifgo.H"}


def move(text: str, *sources: str) -> Move:
    """A move from canonical parameters to one array of a dialect."""
    return Move(Spelling.parse(text), sources, tuple(Spelling.parse(HOME[s]) for s in sources))


def canonical() -> dict[str, Array]:
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
def test_there_and_back(text: str, sources: Any, shape: Any) -> None:
    """Every layout of parameters is undone exactly."""
    arrays = canonical()
    found: dict[str, Array] = {}
    there = move(text, *sources)
    made = there.there(arrays, SIZES)
    assert made.shape == shape == there.spelling.shape(SIZES)
    there.back(made, found, SIZES)
    for name in sources:
        np.testing.assert_array_equal(found[name], arrays[name])


def test_blocks_lie_where_the_dialect_has_them() -> None:
    """CS231n's third block is the output gate."""
    arrays = canonical()
    made = move("D ifog.H", "W").there(arrays, SIZES)
    np.testing.assert_array_equal(made[:, 10:15], arrays["W"][15:20].T)


def test_single_gates_fill_their_part() -> None:
    """Four separate matrices make up the whole; a missing one stays nan."""
    arrays = canonical()
    found: dict[str, Array] = {}
    for gate in "ifg":
        one = move(f"{gate}.H K+D", "R", "W")
        one.back(one.there(arrays, SIZES), found, SIZES)
    np.testing.assert_array_equal(found["W"][:15], arrays["W"][:15])
    assert np.isnan(found["W"][15:]).all()


@pytest.mark.parametrize(
    "text",
    ["", "N Q", "ifgo.H D K T", "D K", "N N", "iffo.H D", "K+D+D+1 ifgo.H", "H ifgo.H", "ifgo.H D K", ".H D", "D+N H",
     "N ifgo.H", "H.ifgo D", "T N H D D", "H+D K", "N K"],
)  # fmt: skip
def test_bad_spellings_are_refused(text: str) -> None:
    """A typing error in a teacher's file is not guessed at."""
    with pytest.raises(BadSpelling):
        Spelling.parse(text)


def test_the_words_of_a_shape() -> None:
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


@pytest.mark.parametrize("path", sorted((catalog.builtin() / "dialects").glob("*.toml")), ids=lambda path: path.stem)
def test_those_that_come_along_are_sound(path: Path) -> None:
    """Every entry, tried on random arrays: that is not done again whenever the program starts."""
    chapters = catalog.load().chapters
    assert read_dialect(path, chapters) == spelled_out(path, chapters)


def test_one_that_comes_along_would_be_found_out(tmp_path: Path) -> None:
    """Planted: CS231n's LSTM step without its bias, which reads well."""
    text = (catalog.builtin() / "dialects" / "cs231n.toml").read_text(encoding="utf-8")
    whole = 'args = ["x", "h as prev_h", "c as prev_c", "Wx", "Wh", "b"]'
    assert text.count(whole) == 1
    path = tmp_path / "cs231n.toml"
    path.write_text(text.replace(whole, whole.replace(', "b"', "")).replace('adapter = "cs231n.py"\n', ""))
    chapters = catalog.load().chapters
    spelled_out(path, chapters)
    with pytest.raises(BadDialect, match="lstm_step: args lacks b"):
        read_dialect(path, chapters)


def test_a_teachers_dialect_is_read(tmp_path: Path) -> None:
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
        (("[lstm.arrays]", "[mut.arrays]"), "unknown chapter"),
        (('args = ["WLSTM"', 'args = ["Wq"'), "unknown array 'Wq'"),
        (('"1+D+K figo.H"', '"1+D+K figo"'), "cannot read the axes"),
        (('returns = ["c", "h", "cache"]', ""), "returns is missing"),
        (('name = "notes"', "name = "), "not TOML"),
        (('args = ["cache", "dh", "dc"]', "args = 3"), "are lists"),
    ],
)
def test_a_bad_dialect_names_file_and_key(tmp_path: Path, change: Any, said: str) -> None:
    """Every refusal says where."""
    path = tmp_path / "notes.toml"
    path.write_text(TEACHER.replace(*change))
    with pytest.raises(BadDialect, match=r"notes\.toml") as refused:
        read_dialect(path, catalog.load().chapters)
    assert said in str(refused.value)


FULL = (
    TEACHER
    + """
[lstm.entries.lstm_forward]
function = "run"
args = ["X", "h as h0", "c as c0", "WLSTM"]
returns = ["H", "cache"]
[lstm.entries.lstm_backward]
function = "run_back"
args = ["dH", "cache"]
returns = ["dX", "dWLSTM"]
"""
)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('"1+D+K figo.H"', '"1+D+K fiig.H"'), "(i stands there twice)"),
        (('"1+D+K figo.H"', '"1+D+K fig.H"'), "lstm_step: args lacks the gate o of b"),
        (('"1+D+K figo.H"', '"1+D+D+K figo.H"'), "(D stands there twice)"),
        (('"1+D+K figo.H"', '"1+D+K figz.H"'), "has the blocks i f g o, so 'figz.H' cannot be"),
        (('"1+D+K figo.H"', '"1+D+K H"'), "has the blocks i f g o, so 'H' cannot be"),
        (('"1+D+K figo.H"', '"D+K figo.H"'), "lstm_step: args lacks b, which every call needs"),
        (('X = "N T D"', 'X = "figo.H D"'), "its axes are T N D, in any order"),
        (('X = "N T D"', 'X = "N T D D"'), "(D stands there twice)"),
        (('X = "N T D"', "X = 3"), "cannot read the axes"),
        (('["WLSTM", "x"', '["WLSTM", "x", "x"'), "lstm_step: args: x is there twice, in x"),
        (('["WLSTM", "x"', '["WLSTM", "W", "x"'), "W (gate i) is there twice, in WLSTM and in W"),
        (('["WLSTM", "x"', '["WLSTM", "x", "cache"'), "lstm_step: args: 'cache' does not belong there"),
        (('["WLSTM", "x", ', '["WLSTM", '), "lstm_step: args lacks x"),
        (('["X", "h as h0"', '["X", "cache", "h as h0"'), "lstm_forward: args: 'cache' does not belong"),
        (('dx = "dx"', 'dx = "dX"'), "lstm_step_backward: returns: 'dx' does not belong there"),
        (('["H", "cache"]', '["H"]'), 'lstm_forward: returns lacks "cache", which lstm_backward takes'),
        (('["H", "cache"]', '["cache"]'), "no array that could be compared"),
        (('["dX", "dWLSTM"]', "[]"), "no array that could be compared"),
        (('function = "step"', 'funktion = "step"'), "lstm_step: unknown key 'funktion'; did you mean function?"),
        (('function = "step"\n', ""), "lstm_step: function is missing"),
        (('function = "step"', 'function = "run"'), "function 'run' stands for"),
        (('function = "step"', 'function = "class"'), "'class' is no name in Python"),
        (('function = "step"', 'function = "a step"'), "'a step' is no name in Python"),
        (('function = "step"', "function = 3"), "3 is no name in Python"),
        (("h as old_h", "h as lambda"), "'lambda' is no name in Python"),
        (("h as old_h", "h as x"), "two things are called 'x'"),
        (('args = ["cache", "dh", "dc"]', 'args = [1, "dh"]'), "hold names, lists and tables"),
        (('name = "notes"', 'nme = "notes"'), "unknown key 'nme'; did you mean name?"),
        (('name = "notes"', "name = 3"), "name should be text of one line, not 3"),
        (('name = "notes"', 'rnn = "x"'), "rnn should be a table, not 'x'"),
        (("[lstm.arrays]", "[lstm.array]"), "unknown key 'array'; did you mean arrays?"),
        (("[lstm.entries.lstm_forward]", "[lstm.entries.lstm_foward]"), "did you mean lstm_forward?"),
    ],
)
def test_every_slip_in_a_dialect_is_refused(tmp_path: Path, change: Any, said: str) -> None:
    """Each of these would have cost right students their points, or let exercises vanish: file, entry and key."""
    path = tmp_path / "notes.toml"
    path.write_text(FULL)
    read_dialect(path, catalog.load().chapters)
    assert change[0] in FULL
    path.write_text(FULL.replace(*change))
    with pytest.raises(BadDialect, match=r"notes\.toml") as refused:
        read_dialect(path, catalog.load().chapters)
    assert said in str(refused.value)


def test_arrays_that_do_not_survive_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a converter that mixes up two gates; random arrays there and back find it."""
    path = tmp_path / "notes.toml"
    path.write_text(FULL)
    back = Move.back

    def mixed(self: Move, array: Array, into: dict[str, Array], sizes: Any) -> None:
        back(self, array, into, sizes)
        for name in set(self.sources) & {"W", "dW"}:
            into[name] = into[name][::-1]

    monkeypatch.setattr(Move, "back", mixed)
    with pytest.raises(BadDialect, match="args loses W"):
        read_dialect(path, catalog.load().chapters)


def test_names_of_dialects_are_not_taken_twice(tmp_path: Path) -> None:
    """A file that calls itself native would be told from ours by nobody; nor is a folder a dialect."""
    path = tmp_path / "notes.toml"
    path.write_text(FULL.replace('"notes"', '"native"'))
    with pytest.raises(BadDialect, match=r"notes\.toml: the name 'native' is taken"):
        catalog.load().dialect(str(path))
    with pytest.raises(BadDialect, match="is a folder"):
        catalog.load().dialect(str(tmp_path))
    mine = tmp_path / "mine" / "dialects"
    mine.mkdir(parents=True)
    for name in ("one", "two"):
        (mine / f"{name}.toml").write_text(FULL)
    with pytest.raises(BadDialect, match=r"two\.toml: the name 'notes' is taken"):
        catalog.load(tmp_path / "mine")
    (mine / "two.toml").unlink()
    assert catalog.load(tmp_path / "mine").dialect(str(mine / "one.toml")).name == "notes"
