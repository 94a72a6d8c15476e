"""Answers that are handed in: read without running, marked on one's own numbers, functions asked over the domain."""

from __future__ import annotations

import json
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from grader.cli.main import run
from grader.errors import Raised, Unreadable
from grader.quiz.bank import load
from grader.quiz.functions import draws_of, judged, key_of
from grader.quiz.marking import solution
from grader.quiz.sets import read, student_of
from grader.quiz.sheet import Sheet, of_python, sheet_of
from grader.quiz.variant import variant

BANK = load()
Captured = pytest.CaptureFixture[str]
CODABLE = [item for item in BANK.items if item.codable]
ID = attrgetter("id")


def called(function: Callable[..., Any]) -> Callable[[str, tuple[Any, ...]], Any]:
    """A function of this process, called as a worker's is."""

    def call(name: str, args: tuple[Any, ...]) -> Any:
        try:
            return function(*args)
        except Exception as error:
            raise Raised(type(error).__name__, str(error)) from error

    return call


@pytest.mark.parametrize("item", CODABLE, ids=ID)
def test_the_key_as_a_function_is_right(item: Any) -> None:
    """In an odd style too: arguments by position, a list for a tuple, a text where there is one. It passes."""

    def answer(*args: Any) -> Any:
        value = item.key(**dict(zip(item.given, args, strict=False)))
        return value if isinstance(value, int | float) else [float(v) for v in value]

    found = judged(item, called(answer), seed=5)
    assert found.mark.right, found.mark.text


@pytest.mark.parametrize("item", [i for i in CODABLE if i.misconceptions], ids=ID)
def test_a_misconception_as_a_function_is_named(item: Any) -> None:
    """What answers as a misconception does is wrong, with a counterexample and this name, or one that answers alike."""
    one = item.misconceptions[0]

    def answer(*args: Any) -> Any:
        given = dict(zip(item.given, args, strict=False))
        value = one.answer(**given)
        return item.key(**given) if value is None else value

    found = judged(item, called(answer), seed=5)
    assert not found.mark.right
    assert found.counterexample is not None
    assert found.likeness is not None
    assert found.likeness.id in {other.id for other in item.misconceptions}
    assert "[[" not in found.likeness.explanation


def test_the_counterexample_is_shrunk() -> None:
    """A fault that needs a long run and a weak gate is shown with the smallest such numbers."""
    q23 = BANK.item("q23")
    found = judged(q23, called(lambda f, s: s / (1 - f) + (f > 0.93)), seed=2)
    assert found.counterexample == {"f": 0.95, "s": 0.05}
    assert found.likeness is None


@pytest.mark.parametrize(
    ("function", "says"),
    [(lambda c0, f, k: None, "not done yet"), (lambda c0, f, k: "1", "should be an array"), (lambda c0: 1, "TypeError"),
     (lambda c0, f, k: (1, 2), "returned (1, 2)"), (lambda c0, f, k: float("nan"), "returned nan"),
     (lambda c0, f, k: 1 / 0, "ZeroDivisionError")],
)  # fmt: skip
def test_what_is_no_answer_is_said(function: Callable[..., Any], says: str) -> None:
    """None, text, a wrong number of arguments or of results, NaN, an exception."""
    found = judged(BANK.item("q07"), called(function), seed=1)
    assert not found.mark.right
    assert says in found.mark.text


def test_cases_cover_the_domain() -> None:
    """Twenty different cases with finite keys."""
    from grader.checks import drawn

    for item in CODABLE[::5]:
        cases = drawn(draws_of(item), 3)
        assert len(cases) > 5 or item.id in ("q27",), item.id
        for case in cases:
            key_of(item, case)


PYTHON = """
import numpy as np
quiz = "week3"
seed = 7
answers = {"q01": (0, 1, 0), "q07": 0.99**20 * 2, "q05": "0; 1; 1; 0.5", 'q04': ["a", "b"], "q09": -0.5, 3: 1, **more}
"""


def test_answers_in_python_are_read_and_not_run() -> None:
    """Literals and expressions as they would be typed; what is computed elsewhere is not looked up."""
    found = of_python(PYTHON)
    assert found == Sheet(
        {"q01": "(0, 1, 0)", "q07": "0.99 ** 20 * 2", "q05": "0; 1; 1; 0.5", "q04": "a, b", "q09": "-0.5", "3": "1"},
        "week3", 7,
    )  # fmt: skip
    for source in ("answers = 3", "answers = dict([(1, 2)])", "answers = {", "x = {'q01': 1}", "answers: dict = {}\n("):
        assert of_python(source) is None or of_python(source) == Sheet()


@pytest.mark.parametrize(
    ("text", "says"),
    [("[answers", "no TOML"), ("q01 = 1", "'q01' is not known"), ("", "no table"), ("answers = 3", "no table"),
     ("seed = -1\n[answers]\n", "seed should be"), ("seed = 'x'\n[answers]\n", "seed should be"),
     ("quiz = 3\n[answers]\n", "quiz a text"), ("a = " + "[" * 2000, "no TOML")],
)  # fmt: skip
def test_broken_answer_files_say_what_is_wrong(text: str, says: str, tmp_path: Path) -> None:
    """Never an exception of another kind."""
    (tmp_path / "answers.toml").write_text(text)
    with pytest.raises(Unreadable) as caught:
        sheet_of(tmp_path / "answers.toml")
    assert says in caught.value.reason


def test_check_grades_an_answer_file(tmp_path: Path, capsys: Captured) -> None:
    """Right, wrong with its explanation, unreadable, unknown; exit code 1, and 3 for a file that cannot be read."""
    key = solution(variant(BANK.item("q07"), 7))
    file = tmp_path / "answers.toml"
    file.write_text(f'seed = 7\n[answers]\nq07 = "{key}"\nq01 = [0, 0, 0]\nq09 = "?"\nq99 = 1\n')
    assert run(["check", str(file)]) == 1
    output = capsys.readouterr().out
    assert "1 of 3 points" in output
    assert "The forget gate is named after what it does" in " ".join(output.split())
    assert "I cannot read this" in output
    assert "'q99' is not asked here" in output
    file.write_text("[answers")
    assert run(["check", str(file)]) == 3
    file.write_text('[answers]\nq01 = "0 1 0"\n')
    assert run(["check", str(file)]) == 0


def notebook(*cells: str) -> str:
    """A notebook of code cells."""
    rows: list[dict[str, Any]] = [{"cell_type": "code", "id": f"c{k}", "metadata": {}, "source": text,
    "outputs": [], "execution_count": None}
            for k, text in enumerate(cells)]  # fmt: skip
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": rows})


@pytest.mark.long
def test_grade_gives_each_student_numbers_of_their_own(tmp_path: Path, capsys: Captured) -> None:
    """A class with a set: files of four kinds, each on the numbers of the course's secret and the student's name."""
    sets = tmp_path / "mine" / "quizzes"
    sets.mkdir(parents=True)
    (sets / "week3.toml").write_text('secret = "autumn"\nitems = ["q01", {id = "q07", points = 2}]\n')
    week3, q07 = read(sets / "week3.toml", BANK), BANK.item("q07")
    names = ("alice", "bob", "carol", "dora")
    keys = {name: solution(week3.variant_for(week3.asked[1], name)) for name in names}
    assert len(set(keys.values())) == 4
    there = tmp_path / "in"
    (there / "alice").mkdir(parents=True)
    (there / "alice" / "answers.toml").write_text(f'quiz = "week3"\n[answers]\nq07 = "{keys["alice"]}"\n')
    (there / "bob.answers.toml").write_text(f'[answers]\nq01 = "0 1 0"\nq07 = "{keys["alice"]}"\n')
    (there / "carol.py").write_text(f"answers = {{'q01': (0, 1, 0), 'q07': {keys['carol']}}}\n")
    (there / "dora.ipynb").write_text(
        notebook("answers = {'q01': '0,1,0'}", "def q07(c0, f, k):\n    return c0 * f**k")
    )
    out = tmp_path / "out"
    assert run(["grade", str(there), "-o", str(out), "--exercises", str(tmp_path / "mine"), "--jobs", "1"]) == 0
    lines = [json.loads(line) for line in (out / "results.jsonl").read_text().splitlines()]
    scores = {student_of(line["submission"], Path("x")): line["score"] for line in lines}
    assert scores == {"alice": 2, "bob": 1, "carol": 3, "dora": 3}
    assert all(line["max_score"] == 3 and line["exercise"] == "week3" for line in lines)
    assert q07.id in lines[0]["checks"][1]["id"]


@pytest.mark.parametrize(
    ("text", "says"),
    [("items = ['q01']", "secret should be"), ("secret = 'a'", "items should be"), ("secret = 'a'\nitems = ['q99']",
    "q99"),
     ("secret = 'a'\nitems = ['q01', 'q01']", "q01 twice"), ("secret = 'a'\nitems = ['q01']\nx = 1",
     "'x' is not known"),
     ("secret = 'a'\nitems = ['q01']\npoints = -1", "above 0"), ("secret = 'a'\nitems = [3]", "items has 3"), ("[",
     "week.toml"),
     ("secret = 'a'\nitems = [{id = 'q01', seed = 'x'}]", "whole number"),
     ("seed = 1\nitems = ['q01']\nattempts = 0", "at least 1")],
)  # fmt: skip
def test_a_broken_set_ends_the_run_with_its_reason(text: str, says: str, tmp_path: Path, capsys: Captured) -> None:
    """Exit code 2 before anything is graded: it is the instructor's file."""
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes" / "week.toml").write_text(text)
    (tmp_path / "answers.toml").write_text("[answers]\nq01 = 1\n")
    assert run(["check", str(tmp_path / "answers.toml"), "--exercises", str(tmp_path)]) == 2
    assert says in " ".join(capsys.readouterr().err.split())


def test_hand_outs_and_starts_hold_no_key(tmp_path: Path, capsys: Captured) -> None:
    """Prompts, options and empty answers only; the keys of the numbers shown stand nowhere."""
    (tmp_path / "set.toml").write_text('secret = "s"\nitems = ["q07", "q09", "q30", "q02"]\n')
    args = ["quiz", "hand-out", str(tmp_path / "set.toml"), "--student", "alice", "--student", "bob"]
    assert run([*args, "-o", str(tmp_path / "out")]) == 0
    chosen = read(tmp_path / "set.toml", BANK)
    for name in ("alice", "bob"):
        text = "".join(path.read_text() for path in (tmp_path / "out" / name).iterdir())
        assert "secret" not in text
        for asked in chosen.asked[:3]:
            found = chosen.variant_for(asked, name)
            assert found.prompt in text
            assert not any(f"{value:.5g}" in text for value in found.key if abs(value) > 1e-9 and value != int(value))
            assert not any(one.explanation in text for one in asked.item.misconceptions)
    assert run([*args, "-o", str(tmp_path / "out")]) == 2  # nothing is overwritten
    assert run(["start", "quiz-2.10", str(tmp_path / "mine")]) == 0
    assert sorted(path.name for path in (tmp_path / "mine").iterdir()) == ["answers.toml", "quiz.md"]
    capsys.readouterr()
    assert run(["check", str(tmp_path / "mine" / "answers.toml")]) == 1
    assert capsys.readouterr().out.count("not answered") == 8
