"""Renderings: golden files word for word, and what no report may do to a terminal or a JSON reader."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from grader.model import Diagnosis, DiagnosisKind, Report, Status
from grader.report import lines
from grader.report.layout import WIDTH
from grader.report.terminal import Style, about, render
from tests.report.reports import BESIDE, ERRING, FAILING, FAULTY, INVALID, NOTED, RAISED, RIGHT, TWICE, UNSTARTED, WRONG

GOLDEN = Path(__file__).parent / "golden"
STYLE = Style(command="program check alice.py --dialect cs231n")
CASES = {
    "right": [RIGHT],
    "failing": [FAILING],
    "erring": [ERRING],
    "invalid": [INVALID],
    "fault": [FAULTY],
    "unstarted": [UNSTARTED],
    "several": [NOTED, FAILING, ERRING, replace(FAILING, exercise="gru-step"), TWICE, UNSTARTED, FAULTY],
    "all_right": [RIGHT, NOTED],
    "beside": [BESIDE],
    "several_beside": [BESIDE, replace(BESIDE, exercise="rnn-step", device="cuda: a GPU", sandbox="D")],
}


@pytest.mark.parametrize("name", CASES)
def test_terminal_report_is_the_golden_one(name: str) -> None:
    """The text of a report, word for word; `python -m tests.report.regold` writes the files anew."""
    assert render(CASES[name], STYLE) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_line_report_is_the_golden_one(name: str) -> None:
    """The line of a report, byte for byte."""
    text = "".join(lines.render(report) + "\n" for report in CASES[name])
    assert text == (GOLDEN / f"{name}.jsonl").read_text(encoding="ascii")


@pytest.mark.parametrize("name", CASES)
def test_reports_fit_into_80_columns(name: str) -> None:
    """No line of a report is wider than a terminal."""
    assert max(map(len, render(CASES[name], STYLE).splitlines())) <= WIDTH


@pytest.mark.parametrize("name", CASES)
def test_colour_changes_no_word(name: str) -> None:
    """With the colour codes taken out, the coloured report is the plain one."""
    coloured = render(CASES[name], replace(STYLE, colour=True))
    for code in ("0", "1", "2", "31", "32", "33", "35"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == render(CASES[name], STYLE)


def test_what_is_no_part_of_a_run_is_no_failure() -> None:
    """Of whoever passes the rest everything counts as passed; a check that waits for another does not."""
    assert BESIDE.passed
    assert not replace(BESIDE, verdicts=tuple(replace(one, counts=True) for one in BESIDE.verdicts)).passed


def test_nothing_that_was_handed_in_moves_the_cursor() -> None:
    """Escape codes, returns and reversed text are spelled out wherever they come from."""
    bad = "\x1b[2J\r\x07\u202e\udcff"
    report = replace(
        FAILING, submission=bad, reason=bad, verdicts=(replace(WRONG, facts=bad, title=bad, printed=bad),), dialect=bad
    )
    for text in (render([report]), render([report, report]), about(report, report.verdicts[0])):
        assert not set(text) & set("\x1b\r\x07\u202e\udcff")
        assert "\\x1b[2J\\r\\x07\\u202e\\udcff" in text
    assert "\\u001b" in lines.render(report)


def test_a_line_is_strict_json_with_the_keys_of_the_format() -> None:
    """Every key of the format is there, additions come only where there is something to say."""
    always = {"submission", "sha256", "exercise", "dialect", "status", "score", "max_score", "seed", "duration_s",
              "sandbox", "checks", "diagnosis", "environment"}  # fmt: skip
    right = json.loads(lines.render(RIGHT), parse_constant=pytest.fail)
    assert set(right) == always
    failing = json.loads(lines.render(FAILING), parse_constant=pytest.fail)
    assert set(failing) == always | {"notes"}
    assert [check["status"] for check in failing["checks"]] == ["pass", "fail", "skip"]
    assert failing["checks"][1]["counterexample"]["b"] == [0.1, 0.2, 0.3, "nan"]
    assert failing["diagnosis"][0]["evidence"] == "20 of 20 random inputs"
    invalid = json.loads(lines.render(INVALID), parse_constant=pytest.fail)
    assert (invalid["score"], invalid["max_score"], invalid["checks"]) == (0.0, 7.5, [])
    assert invalid["reason"]
    assert json.loads(lines.render(FAULTY))["score"] is None


def test_the_points_of_a_later_report_add_up() -> None:
    """What a wrong check earns and why, and what those that wait for it do; said once where the facts say it too."""
    wrong = replace(WRONG, points=1.5, max_points=3.0, partial="right: h")
    waiting = replace(WRONG, status=Status.SKIP, points=2.5, max_points=5.0, facts="needs", partial="")
    report = replace(FAILING, exercise="another", verdicts=(wrong, waiting, waiting))
    text = render([FAILING, report])
    assert "      Worth 1.5 of 3 all the same: right: h\n" in text
    assert re.search(r"- 2 further checks need these, and are marked by what is right +5/10\n", text)
    one = replace(report, verdicts=(wrong, waiting))
    assert "- 1 further check needs these, and is marked by what is right" in render([FAILING, one])
    said = replace(wrong, facts="c is off; right: h")
    assert "all the same.\n" in render([replace(FAILING, verdicts=(said,))])


def test_a_huge_message_does_not_push_the_rest_away() -> None:
    """What a submission says is cut in the middle, so that its end, where the place stands, is still seen."""
    huge = replace(WRONG, facts="rnn_step raised E: " + "no " * 5000 + "(line 3: raise E)")
    text = render([replace(FAILING, verdicts=(huge,))], STYLE)
    assert "(line 3: raise E)" in text
    assert len(text.splitlines()) < 40


def test_a_hint_is_shown_when_it_is_asked_for() -> None:
    """The hint of the first exercise that is wrong, its lines wrapped anew, in place of the offer."""
    without = render([ERRING], STYLE)
    assert "Hint:  program check alice.py --dialect cs231n" in without
    with_hint = render([ERRING], replace(STYLE, hints={"lstm-sequence": ("Look at the\nloop.\n\n  h = o * c\n",)}))
    assert "  Hint: Look at the loop.\n\n    h = o * c\n" in with_hint
    assert "--hint" not in with_hint


def test_the_second_hint_is_offered_after_the_first() -> None:
    """One level shows the first and how to have the other; two show both and offer nothing, and so do three."""
    hints = {"lstm-sequence": ("What is handed on?", "Look at the line in the loop.")}
    one, two, three = (render([ERRING], replace(STYLE, hints=hints, level=level)) for level in (1, 2, 3))
    assert "  Hint: What is handed on?\n" in one
    assert "in the loop" not in one
    assert " ".join(one.replace("\\\n", "").split()).endswith("--exercise lstm-sequence --hint --hint")
    assert "  Hint: What is handed on?\n\n  Hint: Look at the line in the loop.\n" in two
    assert "--hint" not in two
    assert two == three


def test_about_one_check_names_what_answers_alike() -> None:
    """The text of a pytest item: the failure, and the diagnosis if it is about this check."""
    text = about(FAILING, FAILING.verdicts[1])
    assert text.startswith("First failure: Computes the next cell state (cell_state)\n  With N=1 D=1 H=1")
    assert "This matches a known mistake" in text
    assert "known mistake" not in about(replace(FAILING, verdicts=(WRONG, RAISED)), RAISED)


def test_a_probe_is_not_called_a_known_mistake() -> None:
    """Where no mistake matches and a probe found which part is off, the lead says no more than that."""
    probe = Diagnosis("off_g", "No known mistake matches. What is off is the candidate.", "at a pre-activation of -2")
    text = render([replace(FAILING, diagnosis=(probe,))])
    assert "  Looked at more closely (at a pre-activation of -2):\n    No known mistake matches." in text
    assert "This matches" not in text
    named = replace(probe, kind=DiagnosisKind.MUTANT)
    assert "This matches a known mistake" in render([replace(FAILING, diagnosis=(named,))])
    assert "What is said above holds here too." in render([replace(FAILING, diagnosis=(probe,))] * 2)
    assert "This matches the same known mistake." in render([replace(FAILING, diagnosis=(named,))] * 2)


def test_words_alone_do_not_make_an_exercise_unstarted() -> None:
    """Whether a function was begun is known, not read."""
    spoken = replace(RAISED, facts="rnn_step raised ValueError: this is not done yet")
    assert "First error" in render([replace(UNSTARTED, verdicts=(spoken,))])
    silent = replace(RAISED, facts="rnn_step is a stub", begun=False)
    assert "First error" not in render([replace(UNSTARTED, verdicts=(silent,))])
    assert json.loads(lines.render(replace(UNSTARTED, verdicts=(spoken, silent))))["checks"][1]["begun"] is False


def test_every_score_adds_up() -> None:
    """The sum over exercises leaves out those that have no score."""
    assert render(CASES["several"]).splitlines()[0].endswith("5 of 27.5 points")


def text_of(report: Report) -> str:
    """A report alone, without style."""
    return render([report])


def test_whole_numbers_have_no_point() -> None:
    """Points and sizes are written as people write them."""
    assert text_of(replace(RIGHT, score=10.0, max_score=12.5)).startswith("lstm-step  alice.py ")
    assert "10 of 12.5 points" in text_of(replace(RIGHT, score=10.0, max_score=12.5))
