"""`quiz` in a terminal: what is asked, what is said, what is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from grader.cli.main import run
from grader.quiz.bank import load
from grader.quiz.item import Item, Kind
from grader.quiz.marking import solution
from grader.quiz.plain import plain
from grader.quiz.score import Score, Standing, read
from grader.quiz.terminal import hint, question, shown
from grader.quiz.variant import variant
from grader.report.layout import WIDTH, Paint

BANK = load()
Captured = pytest.CaptureFixture[str]
Sit = Callable[..., str]


def typed(lines: Iterable[str]) -> Callable[[str], str]:
    """What a person types, line by line; then the input ends."""
    left = iter(lines)

    def entered(prompt: str) -> str:
        line = next(left, None)
        if line is None:
            raise EOFError
        return line

    return entered


@pytest.fixture
def sitting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured) -> Sit:
    """Run `quiz` with lines typed by a person; gives the output."""

    def sit(*lines: str, args: tuple[str, ...] = ("quiz-2.10",)) -> str:
        monkeypatch.setattr("builtins.input", typed(lines))
        assert run(["quiz", *args, "--score", str(tmp_path / "score.json")]) == 0
        output, error = capsys.readouterr()
        assert error == ""
        return str(output)

    return sit


def test_a_wrong_answer_is_explained_and_asked_again(sitting: Sit, tmp_path: Path) -> None:
    """The misconception's explanation, then the same question; right at the second try it is due again."""
    output = sitting("0 0 0", "0, 1, 0")
    assert "The forget gate is named after what it does" in " ".join(output.split())
    assert output.count("q01  Hold") == 1
    assert json.loads((tmp_path / "score.json").read_text())["items"]["q01"]["due"] is True


def test_what_was_wrong_comes_back_first(sitting: Sit) -> None:
    """The second sitting begins with it, and goes on where the first ended."""
    sitting("0 1 0", "1 1 1", "1 0 1")
    output = sitting("1 0 1", "quit")
    assert re.findall(r"^(q\d\d)  ", output, re.MULTILINE) == ["q02", "q03"]


def test_numbers_stay_until_they_are_answered(sitting: Sit) -> None:
    """An interruption shows the same numbers again; `new` shows others."""
    first, again = sitting(args=("q07",)), sitting(args=("q07",))
    assert first == again
    other = sitting("new", args=("q07",))
    assert len(set(re.findall(r"c_0 = (\S+)", other))) == 2 or len(set(re.findall(r"after (\d+) steps", other))) == 2


def test_a_wrong_answer_is_remembered_over_an_interruption(sitting: Sit, tmp_path: Path) -> None:
    """Leaving after it and answering afresh does not make the answer right at the first try."""
    sitting("0 0 0")
    sitting("0 1 0")
    assert json.loads((tmp_path / "score.json").read_text())["items"]["q01"]["due"] is True


def test_hints_the_answer_and_the_way_out(sitting: Sit) -> None:
    """Two hints, the commands, the answer on request, `quit`; an empty line is no answer and no way out."""
    output = sitting("?", "", "  ", "hint", "help", "show", "quit", "never read")
    assert "Hint 1" in output
    assert output.count("? for a hint") == 2
    assert "Hint 2" in output
    assert "The answer is (0, 1, 0)." in output
    assert output.endswith("0 of 8 right at the first try. Go on with: lstm-grader quiz quiz-2.10\n")


def test_a_seed_gives_its_numbers(sitting: Sit) -> None:
    """`quiz q07 --seed 7` shows the variant of seed 7, and its key is right."""
    found = variant(BANK.item("q07"), 7)
    output = sitting(solution(found), args=("q07", "--seed", "7"))
    assert f"c_0 = {found.values['c0']:g}" in output
    assert "✓" in output


def test_the_list_marks_what_is_done(sitting: Sit) -> None:
    """85 items in their topics; right ones ticked, wrong ones marked."""
    sitting("0 1 0", "show")
    output = sitting(args=("--list",))
    assert len(re.findall(r"^  [ ✓!] q\d\d", output, re.MULTILINE)) == 85
    assert "✓ q01" in output
    assert "! q02" in output


def test_unknown_names_are_refused(capsys: Captured, tmp_path: Path) -> None:
    """Exit code 2, and what there is; so is a file that holds no score."""
    assert run(["quiz", "q99", "--score", str(tmp_path / "s.json")]) == 2
    assert "no quiz item 'q99'; there are q01" in " ".join(capsys.readouterr().err.split())
    for content in ("[]", "{}", '{"items": {"q01": {"right": -1}}}', '{"items": {"q01": {"x": 1}}}', "\x00"):
        (tmp_path / "s.json").write_text(content)
        assert run(["quiz", "q01", "--score", str(tmp_path / "s.json")]) == 2
        assert "holds no score" in " ".join(capsys.readouterr().err.split())


def test_a_score_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Through the file and back."""
    score = Score(tmp_path / "a" / "b.json")
    score.note(BANK.item("q01"), right=True)
    score.note(BANK.item("q02"), right=False)
    assert read(score.path).items == score.items == {
        "q01": Standing(1, 0, False, 1), "q02": Standing(0, 1, True, 1)
    }  # fmt: skip


@pytest.mark.parametrize("item", BANK.items, ids=lambda item: item.id)
def test_questions_fit_into_80_columns_as_plain_text(item: Item) -> None:
    """No line is longer, no markup of formulas is left, in prompt, options, hints, reason and explanations."""
    found = variant(item, 5)
    texts = [question(found, Paint(on=False)), hint(item, found, 0), hint(item, found, 1), shown(found)]
    texts += [plain(found.text(one.explanation)) for one in item.misconceptions]
    for text in texts:
        assert not re.search(r"\\[A-Za-z]|\$|\[\[[a-z]+\]\]|\*\*[A-Za-z]", text), text
    for line in "".join(texts[:4]).split("\n"):
        assert len(line) <= WIDTH, line


@pytest.mark.parametrize(
    ("latex", "text"),
    [(r"$c_t = f\,c_{t-1} + i\,g$", "c_t = f c_(t-1) + i g"), (r"$\frac{1 - f^{11}}{1 - f}$", "(1 - f¹¹)/(1 - f)"),
     (r"$\partial h_{t+1}/\partial h_t$", "∂h_(t+1)/∂h_t"), (r"$\sigma(a)^2$", "σ(a)²"), ("a *word* and `code_x`",
     "a word and code_x"),
     (r"$10^{-6}$", "10⁻⁶"), (r"$R_n (r \odot h)$", "R_n (r * h)"), (r"$\frac{\partial L}{\partial s_i}$", "∂L/∂s_i"),
     ("2 * 3 * 4", "2 * 3 * 4")],
)  # fmt: skip
def test_formulas_in_plain_signs(latex: str, text: str) -> None:
    """What a terminal shows of a formula."""
    assert plain(latex) == text


def test_every_kind_says_how_to_answer() -> None:
    """Each kind ends with a line that says what to type."""
    for kind in Kind:
        item = next(item for item in BANK.items if item.kind is kind)
        assert "Type " in question(variant(item, 1), Paint(on=False))
