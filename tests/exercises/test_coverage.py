"""What of the notes is covered: every exercise says it, in the notes' own items, and the page shows it."""

from pathlib import Path

from exercises.coverage import exercises, notes, page, quizzes
from grader.quiz.bank import load

README = Path(__file__).parents[2] / "exercises" / "README.md"


def test_the_page_is_fresh() -> None:
    """Made anew it is the same: python -m exercises.coverage > exercises/README.md."""
    assert README.read_text(encoding="utf-8") == page()


def test_every_exercise_covers_an_item() -> None:
    """Each names at least one item, and none that the notes do not have."""
    for _, name, content in exercises():
        assert content.get("covers"), name
        assert {*content["covers"]} <= notes().keys(), name


def test_the_gates_and_the_quiz_have_exercises() -> None:
    """The four gates and the quiz that was not understood are covered, and an item without an exercise says so."""
    covered = {item for _, _, content in exercises() for item in content["covers"]}
    assert {"learn gate", "forget gate", "remember gate", "use gate", "LSTM cell", "quiz 2.10"} <= covered
    assert page().count("none yet") == len(notes().keys() - covered)


def test_every_quiz_is_about_an_item() -> None:
    """No quiz is missing from the table, and none stands there that does not exist."""
    assert {q for about in notes().values() for q in quizzes(about["quizzes"])} == {item.id for item in load().items}


def test_every_item_has_a_quiz() -> None:
    """None of the notes is without a question."""
    assert [item for item, about in notes().items() if not about["quizzes"]] == []
