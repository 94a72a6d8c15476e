"""What is written for learning platforms, read back by parsers of their own: nothing is lost, keys are the keys."""

from __future__ import annotations

import importlib.util
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from grader.cli.main import run
from grader.quiz.bank import load
from grader.quiz.export.formats import FORMATS, exported
from grader.quiz.export.portable import Form, Portable, portables
from grader.quiz.sets import Asked, QuizSet

BANK = load()
CHOSEN = QuizSet("week", "Week: 1/2 {x} = ~y", tuple(Asked(item, points=2) for item in BANK.items), "secret")
QUESTIONS = portables(CHOSEN, 2)
Captured = pytest.CaptureFixture[str]


def right(question: Portable) -> list[str]:
    """The right answers of a question."""
    return [answer.text for answer in question.answers if answer.right]


def test_every_item_becomes_questions_that_differ() -> None:
    """85 items, different names, each with an answer that is right; wrong ones lie apart from it."""
    assert {question.item for question in QUESTIONS} == {item.id for item in BANK.items}
    names = [question.name for question in QUESTIONS]
    assert len(set(names)) == len(names)
    for question in QUESTIONS:
        assert right(question), question.name
        assert question.form is not Form.SINGLE or len(right(question)) == 1
        if question.form is Form.NUMBER:
            values = [(float(a.text), a.tolerance) for a in question.answers]
            assert all(abs(v - values[0][0]) > values[0][1] + t for v, t in values[1:]), question.name


def test_variants_differ() -> None:
    """No two variants of an item are the same question with the same answers."""
    seen = [(q.stem, *sorted(a.text for a in q.answers)) for q in QUESTIONS]
    assert len(set(seen)) == len(seen)


def test_moodle_xml_is_read_back() -> None:
    """Types, stems, fractions, tolerances and feedback, by the standard library's parser."""
    root = ET.fromstring(exported(CHOSEN, "moodle", 2)["week.xml"].encode())
    found = [q for q in root if q.get("type") != "category"]
    assert len(found) == len(QUESTIONS)
    assert len([q for q in root if q.get("type") == "category"]) == 85
    for element, question in zip(found, QUESTIONS, strict=True):
        assert element.findtext("idnumber") == question.name
        assert element.findtext("questiontext/text")
        assert float(element.findtext("defaultgrade") or 0) == pytest.approx(question.points)
        fractions = [float(a.get("fraction") or 0) for a in element.findall("answer")]
        assert sum(f for f in fractions if f > 0) == pytest.approx(
            100 * (len(right(question)) if question.form is Form.TEXT else 1), abs=0.01
        )
        texts = [a.findtext("text") for a in element.findall("answer")]
        if question.form in (Form.NUMBER, Form.TEXT):
            assert texts == [a.text for a in question.answers]
        if question.form is Form.NUMBER:
            assert all(float(a.findtext("tolerance") or 0) > 0 for a in element.findall("answer"))
        assert len(element.findall("hint")) == 2


def gift_questions(text: str) -> list[dict[str, Any]]:
    """A small parser of GIFT, written from its documentation."""
    found = []
    for part in re.split(r"\n\s*\n", text.strip()):
        if part.startswith(("//", "$CATEGORY")) or not part.strip():
            continue
        match = re.fullmatch(r"::((?:\\.|[^:\\])*)::\[html\]((?:\\.|[^{\\])*) \{(.*)\n\}", part, re.DOTALL)
        assert match is not None, part[:200]
        body, _, general = match[3].partition("\n####")
        answers = [re.match(r"([=~])(?:%(-?[\d.]+)%)?((?:\\.|[^#\\])*)(?:#(.*))?$", row, re.DOTALL)
                   for row in body.split("\n")[1:]]  # fmt: skip
        plain = [tuple(map(unescaped, (a[1], a[2] or "", a[3], a[4] or ""))) for a in answers if a]
        assert len(plain) == body.count("\n")
        found.append({"name": unescaped(match[1]), "stem": unescaped(match[2]), "number": body.startswith("#"),
                      "answers": plain, "general": unescaped(general)})  # fmt: skip
    return found


def unescaped(text: str) -> str:
    """Without the backslashes of GIFT; a sign that should have one and has none is an error."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[~=#{}:](?![^ ]*$)", text) or text in ("=", "~") or ":" in text
    return re.sub(r"\\(.)", r"\1", text)


def test_gift_is_read_back() -> None:
    """Names, stems without a lost sign, right answers."""
    found = gift_questions(exported(CHOSEN, "gift", 2)["week.gift"])
    assert len(found) == len(QUESTIONS)
    for parsed, question in zip(found, QUESTIONS, strict=True):
        assert parsed["name"] == f"{question.name} {question.title}"
        latex = re.findall(r"\\\((.*?)\\\)", parsed["stem"])
        wanted = [" ".join(piece.split()) for piece in re.findall(r"\$([^$]*)\$", question.stem)]
        assert [" ".join(piece.split()).replace("&lt;", "<").replace("&gt;", ">") for piece in latex] == wanted
        assert parsed["number"] is (question.form is Form.NUMBER)
        if question.form is Form.NUMBER:
            good = [text.split(":")[0] for sign, share, text, _ in parsed["answers"] if sign == "=" and not share]
            assert good == right(question)
        if question.form is Form.TEXT:
            assert [text for sign, share, text, _ in parsed["answers"] if not share] == right(question)


@pytest.mark.long
def test_text2qti_takes_it(tmp_path: Path) -> None:
    """The program itself reads the whole bank, where it is installed."""
    pytest.importorskip("text2qti")
    from text2qti.config import Config  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from text2qti.quiz import Quiz  # type: ignore[import-not-found,import-untyped,unused-ignore]

    Quiz(exported(CHOSEN, "text2qti", 2)["week.txt"], config=Config(), source_name="week.txt")


def test_text2qti_has_every_right_answer() -> None:
    """As many questions as there are, less those whose number the program does not take; groups are closed."""
    text = exported(CHOSEN, "text2qti", 2)["week.txt"]
    assert text.count("\nGROUP\n") == text.count("\nEND_GROUP\n")
    small = [q for q in QUESTIONS if q.form is Form.NUMBER and 0 < abs(float(right(q)[0])) <= 2e-4]
    assert len(re.findall(r"^1\.  ", text, re.MULTILINE)) == len(QUESTIONS) - len(small)
    assert len(small) <= 2


def test_prairielearn_folders_run(tmp_path: Path) -> None:
    """Each folder has its files; server.py draws a variant, names a known wrong answer, takes another right order."""
    files = exported(CHOSEN, "prairielearn", 2)
    assert len(files) == 4 * 85
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    for item in ("q07", "q47", "q18", "q04"):
        folder = tmp_path / "prairielearn" / item
        spec = importlib.util.spec_from_file_location(f"server_{item}", folder / "server.py")
        assert spec is not None and spec.loader is not None  # noqa: PT018
        server = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(server)
        data: dict[str, Any] = {"variant_seed": 5, "params": {}, "correct_answers": {}, "feedback": {},
                                "submitted_answers": {}, "partial_scores": {}}  # fmt: skip
        server.generate(data)
        assert data["params"]["stem"]
        for name in data["correct_answers"]:
            assert f'answers-name="{name}"' in (folder / "question.html").read_text()
        for name, known in data["params"].get("known", {}).items():
            data["submitted_answers"][name] = known[0]["value"]
            server.grade(data)
            assert data["feedback"][name] == known[0]["text"]
        if item == "q47":
            accepted = data["params"]["accepted"]["a0"]
            assert len(accepted) == 2  # bound and near_one in either order
            data["submitted_answers"]["a0"] = accepted[1].upper()
            server.grade(data)
            assert data["score"] == 1
    assert json.loads(files["prairielearn/q01/info.json"])["type"] == "v3"


def test_the_sheet_has_no_key() -> None:
    """Questions on one file, answers and explanations on another, under the same names."""
    files = exported(CHOSEN, "markdown", 2)
    sheet, key = files["week.md"], files["week-key.md"]
    names = re.findall(r"^## (q\d\d-\d+): ", sheet, re.MULTILINE)
    assert names == re.findall(r"^## (q\d\d-\d+): ", key, re.MULTILINE)
    assert len(set(names)) == len(names) > 85
    for item in BANK.items:
        assert not any(one.explanation in sheet for one in item.misconceptions)
        assert item.reason not in sheet


def test_the_command_writes_what_is_asked_for(tmp_path: Path, capsys: Captured) -> None:
    """One format of a topic; all of a set; unknown formats are refused, nothing is overwritten."""
    args = ["quiz", "export", "quiz-2.10", "-o", str(tmp_path / "a")]
    assert run([*args, "--format", "moodle", "--variants", "2"]) == 0
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["quiz-2.10.xml"]
    assert run([*args, "--format", "moodle"]) == 2
    assert run([*args, "--format", "word"]) == 2
    (tmp_path / "s.toml").write_text('secret = "s"\nitems = ["q01", "q07"]\n')
    assert run(["quiz", "export", str(tmp_path / "s.toml"), "-o", str(tmp_path / "b")]) == 0
    assert len(list((tmp_path / "b").iterdir())) == len(FORMATS) + 1
    assert "not for students" in capsys.readouterr().out
