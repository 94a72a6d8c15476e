"""Files of answers as nobody should write them: read, or refused in a sentence; never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import Unreadable
from grader.quiz.bank import load
from grader.quiz.marking import mark
from grader.quiz.reading import numbers
from grader.quiz.sheet import Sheet, of_python, sheet_of
from grader.quiz.variant import variant

Q07 = load().item("q07")
HEX, DIGITS = "0x" + "f" * 8000, "9" * 5000  # Python refuses to write the first, and to read the second

TOML = (
    f"[answers]\nq07 = {DIGITS}", f"[answers]\nq07 = {HEX}", "[answers]\nq07 = " + "[" * 500,
    f"[answers]\nq07 = [{HEX}]", "[answers]\nq07 = {a = " + HEX + "}", "\x00", "", "answers = 3",
    "[[answers]]\nq07 = 1", "[answers]\nq07 = 1\nq07 = 2", "[answers]\nq07.a.b = 1", "[answers]\nq07 = 07:32:00",
    "[answers]\nq07 = 1e999",
    "[answers]\nq07 = nan", "[answers]\nq07 = true", "seed = -1\n[answers]\nq07 = 1",
    f"seed = {HEX}\n[answers]\nq07 = 1",
    '[answers]\nq07 = """\n"""', "[answers]\nq07 = []", "[answers]\n" + "q" * 9000 + " = 1",
    "quiz = 3\n[answers]\nq07 = 1",
    "[answers]\nq07 = {}", "[answers", "q07 = 1",
)  # fmt: skip
PYTHON = (
    '{"q07": ' + HEX + "}", '{"q07": ' + DIGITS + "}", '{"q07": [' + HEX + "]}", "{" + HEX + ": 1}", '{**{}, "q07": 1}',
    '{None: 1, 3: 4, b"q07": 5}', "dict(q07=1)", "dict(**{})", "dict([])", '{"q07": ' + "-" * 3000 + "1}",
    '{"q07": lambda: 1}', '{"q07": (x := 1)}', '{"q07": f"{1}"}', '{"q07": b"1"}', '{"q07": {}}', '{"q07": ...}',
    '{"q07": 1j}', '{"q07": yes}', '{"q07": __import__("os")}', '{"q07": "' + "1" * 99999 + '"}', "{", "{}", "[1]",
    '{"q07": 1}\nseed = ' + HEX,
)  # fmt: skip


def sound(sheet: Sheet | None) -> bool:
    """Whether every answer in it gets a message of one screen."""
    answers = () if sheet is None else sheet.answers.values()
    return all(0 < len(mark(variant(Q07, 3), text).text) < 1000 for text in answers)


@pytest.mark.parametrize("content", TOML, ids=range(len(TOML)))
def test_strange_toml_is_read_or_refused(content: str, tmp_path: Path) -> None:
    """Numbers of thousands of digits, brackets without end, tables, times: answers, or Unreadable, and nothing else."""
    path = tmp_path / "answers.toml"
    path.write_text(content)
    try:
        sheet = sheet_of(path)
    except Unreadable as error:
        sheet, said = None, str(error)
        assert len(said) < 300
    assert sound(sheet)


@pytest.mark.parametrize("content", PYTHON, ids=range(len(PYTHON)))
def test_strange_python_is_read_or_passed_over(content: str) -> None:
    """The same in a literal of Python; nothing of it is run."""
    assert sound(of_python(f"answers = {content}"))


def test_a_number_that_no_float_has_is_told(tmp_path: Path) -> None:
    """The other answers of the file are marked as ever."""
    (tmp_path / "answers.toml").write_text(f'[answers]\nq07 = {HEX}\nq01 = "0, 1, 0"\n')
    sheet = sheet_of(tmp_path / "answers.toml")
    assert sheet is not None
    assert "it is not a finite number" in mark(variant(Q07, 3), sheet.answers["q07"]).text
    assert numbers(sheet.answers["q01"], 3) == (0, 1, 0)


def test_a_text_over_several_lines_is_an_answer(tmp_path: Path) -> None:
    """The line break at its end is not the beginning of a second number; `dict(...)` is as good as braces."""
    (tmp_path / "answers.toml").write_text('[answers]\nq01 = """\n0\n1\n0\n"""\nq07 = """0.5\n"""\n')
    sheet = sheet_of(tmp_path / "answers.toml")
    assert sheet is not None
    assert numbers(sheet.answers["q01"], 3) == (0, 1, 0)
    assert numbers(sheet.answers["q07"], 1) == (0.5,)
    found = of_python('answers = dict(q01="0, 1, 0", q07=0.5)')
    assert found is not None
    assert dict(found.answers) == {"q01": "0, 1, 0", "q07": "0.5"}
