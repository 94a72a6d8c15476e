"""A set that states attempts: counted over sittings in the terminal and on the page, and then the question is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.cli.main import run
from grader.page.server import Site
from grader.quiz.bank import load
from grader.quiz.score import Score
from grader.quiz.sets import QuizSet, read
from tests.quiz.test_page import Visitor, visiting
from tests.quiz.test_terminal import typed

BANK = load()
SET = 'title = "Week 3"\nseed = 5\nattempts = 2\nitems = ["q01", {id = "q02", attempts = 1}, "q03"]\n'
Captured = pytest.CaptureFixture[str]
Sit = Callable[..., str]


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """The set, in a file."""
    path = tmp_path / "week3.toml"
    path.write_text(SET)
    return path


@pytest.fixture
def sitting(monkeypatch: pytest.MonkeyPatch, week: Path, capsys: Captured) -> Sit:
    """Run `quiz` on the set, with one score for all sittings; gives the output in one line."""

    def sit(*lines: str, what: str = "", options: tuple[str, ...] = ()) -> str:
        monkeypatch.setattr("builtins.input", typed(lines))
        run(["quiz", what or str(week), *options, "--score", str(week.with_name("score.json"))])
        output, error = capsys.readouterr()
        return " ".join((output + error).split())

    return sit


def test_the_last_attempt_ends_the_question(sitting: Sit) -> None:
    """One is left, none is left, the answer and the reason; then comes the next question."""
    output = sitting("0 0 0", "1 1 1")
    before, _, after = output.partition("No attempt is left: your course gives 2.")
    assert "2 of 2 attempts are left." in before
    assert "1 of 2 attempts is left." in before
    assert "The answer is (0, 1, 0)." not in before
    assert "The answer is (0, 1, 0)." in after
    assert "q02 Overwrite" in after
    assert "1 of 1 attempts is left." in after


def test_attempts_are_counted_over_sittings(sitting: Sit) -> None:
    """Whoever leaves after a wrong answer has one less when coming back; a right one is as good as ever."""
    sitting("0 0 0")
    assert "1 of 2 attempts is left." in sitting()
    assert "1 of 3 right." in sitting("0 1 0")
    assert "q01" not in sitting()


def test_what_cannot_be_read_costs_nothing(sitting: Sit) -> None:
    """Nor does a hint, or asking for other numbers, which there are none of."""
    output = sitting("what?", "?", "new")
    assert "I cannot read this" in output
    assert "Your course asks for these numbers" in output
    assert "2 of 2 attempts are left." in sitting()


def test_whoever_asks_for_the_answer_has_given_up(sitting: Sit) -> None:
    """It is not asked again."""
    sitting("show")
    assert "q01" not in sitting()


def test_when_all_is_over_nothing_is_asked(sitting: Sit) -> None:
    """Which is said, with what was reached; practice goes on as ever, apart from the set."""
    sitting("0 1 0", "1 1 1", "show")
    assert sitting("0 1 0") == "Nothing is left to ask: 1 of 3 right, no attempt is left."
    practice = sitting("0 0 0", "0 0 0", "0 0 0", "0 1 0", what="q01")
    assert "attempt" not in practice
    assert "✓" in practice


def test_a_set_has_its_own_numbers(sitting: Sit, week: Path) -> None:
    """`--seed` is refused, which would be a way around the attempts; `--list` shows the set alone."""
    assert "a set has numbers of its own" in sitting(options=("--seed", "7"))
    listed = sitting(options=("--list",))
    assert "Week 3" in listed
    assert "q04" not in listed
    assert "should be at least 1" in sitting(what=str(written(week, SET.replace("attempts = 2", "attempts = 0"))))


def written(path: Path, text: str) -> Path:
    """Another set beside it."""
    other = path.with_name("other.toml")
    other.write_text(text)
    return other


def test_without_a_number_nobody_counts(week: Path) -> None:
    """A set that states no attempts allows as many as anybody wants; another course's set has attempts of its own."""
    free = read(written(week, SET.replace("attempts = 2\n", "").replace(", attempts = 1", "")), BANK)
    score = Score(terms=free.terms())
    for _ in range(9):
        score.note_wrong(BANK.item("q01"))
    assert score.left(BANK.item("q01")) is None
    assert score.in_order(free.bank.items)[0].id == "q01"
    names = {read(written(week, SET.replace("seed = 5", line)), BANK).terms()["q01"].name
             for line in ('secret = "a"', 'secret = "b"', "seed = 5")}  # fmt: skip
    assert len(names) == 3


@pytest.fixture
def chosen(week: Path) -> QuizSet:
    """The set, read."""
    return read(week, BANK)


@pytest.fixture
def visitor(chosen: QuizSet) -> Iterator[Visitor]:
    """A visitor at a fresh site that asks the set."""
    yield from visiting(Site(chosen.bank, Score(terms=chosen.terms())))


def test_the_page_counts_and_closes(visitor: Visitor) -> None:
    """How many are left; after the last no form, but the answer and the way on."""
    first = visitor.question("q01")
    assert "2 of 2 attempts are left." in first
    assert "New numbers" not in first
    assert "1 of 2 attempts is left." in visitor.question("q01", answer="0 0 0")
    closed = visitor.question("q01", answer="1 1 1")
    for page in (closed, visitor.question("q01")):
        assert "No attempt is left: your course gives 2." in page
        assert "The answer is (0, 1, 0)." in page
        assert "<form" not in page
        assert "new numbers" not in page
    assert "no attempt is left" in visitor.ask(visitor.site.root)[1]


def test_a_closed_question_marks_nothing(visitor: Visitor) -> None:
    """A form that is sent to it all the same, with the right answer, changes nothing."""
    visitor.question("q02", answer="1 1 1")
    before = dict(visitor.site.score.items)
    for action in ("answer", "new", "show", "hint"):
        assert "Right." not in visitor.question("q02", answer="1 0 1", do=action)
    assert visitor.site.score.items == before
    assert visitor.site.score.done(visitor.site.bank.items) == 0


def test_a_form_that_is_sent_twice_costs_one_attempt(visitor: Visitor) -> None:
    """A page that is loaded again sends its form again; `do=new` and what cannot be read cost nothing."""
    turn = visitor.site.score.turn(BANK.item("q01"))
    for _ in range(3):
        visitor.question("q01", answer="0 0 0", round=turn)
    visitor.question("q01", answer="what?")
    visitor.question("q01", do="new", answer="")
    assert visitor.site.score.left(BANK.item("q01")) == 1
    assert "Right." in visitor.question("q01", answer="0 1 0")
    assert visitor.site.score.done(visitor.site.bank.items) == 1


def test_the_page_ends_when_nothing_is_left(visitor: Visitor) -> None:
    """The last question leads back to the overview, which has no button to go on."""
    visitor.question("q01", answer="0 1 0")
    visitor.question("q02", answer="1 0 1")
    last = visitor.question("q03", answer="1 1 0")
    assert "Next:" not in last
    overview = visitor.ask(visitor.site.root)[1]
    assert "3 of 3 right" in overview
    assert "Go on" not in overview
