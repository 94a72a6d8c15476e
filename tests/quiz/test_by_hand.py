"""What people answer who know the questions only, and the many ways in which they spell it."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import NoAnswer
from grader.quiz.bank import load
from grader.quiz.expression import parse
from grader.quiz.marking import Outcome, mark
from grader.quiz.reading import numbers
from grader.quiz.sheet import of_toml
from grader.quiz.variant import variant

BANK = load()
SHEET = of_toml(Path(__file__).with_name("by_hand.toml"))
SEED = SHEET.seed or 0

# Right answers to the same numbers, as somebody might type them.
SPELLED = {
    "q01": ("i: 0 f: 1 o: 0", "forget 1, input 0, output 0", "output gate = 0, forget gate = 1, input gate = 0"),
    "q04": ("all", "all of them", "a, b and c"),
    "q05": ("(0, 1, 1), 0.9468", "h_13 = 0.9468, i = 0, f = 1, o = 1", "0, 1, 1, tanh(1.8)"),
    "q10": ("N*sigma'(a_i)", "Nσ'(a_i)", "Ni(1-i)", "N*i*(1-i).", "N \\cdot i (1-i)"),
    "q12": ("3×12", "3 rows, 12 columns", "torch.Size([3, 12])", "H×(D+H)"),
    "q13": ("f LTM + Ni", "LTM' = LTM·f + N·i"),
    "q18": ("2,888, 2,508", "standard: 2508, printed: 2888"),
    "q24": ("(5,17,23),(4,5,23)", "r_out: (5, 17, 23), hidden: (4, 5, 23)", "(5, 17, 23) and (4, 5, 23)",
            "torch.Size([5, 17, 23]), torch.Size([4, 5, 23])", "5x17x23, 4x5x23"),
    "q25": ("1,873", "1873 parameters"),
    "q27": ("step == 9", "at step 9"),
    "q36": ("1 term", "one term", "only one"),
    "q32": ("term 3: -0.672, term 2: -0.4455, term 1: 0.0844",),
    "q39": ("g = (-1.278, 1.826, 2.008)",),
    "q45": ("f + pf*c*f*(1-f) + pi*g*i*(1-i)",),
    "q64": ("-0.4 to 0.4", "-0.4 <= h <= 0.4", "h ∈ [-0.4, 0.4]", "-0.4..0.4"),
    "q71": ("5,400, 15,876", "runs 5400, more parameters 15876"),
    "q72": ("|c| <= 1, |c| <= 4", "≤ 1, ≤ 4"),
    "q76": ("line5", "Line 5."),
    "q77": ("(-2,2), (-1,1)", "[-2,2] [-1,1]", "-2 to 2, -1 to 1", "±2, ±1", "-2 < g < 2, -1 < h < 1"),
    "q81": ("129:172", "weight_hh[129:172]"),
}  # fmt: skip


def test_all_items_are_answered() -> None:
    """The sheet leaves none out."""
    assert set(SHEET.answers) == {item.id for item in BANK.items}


@pytest.mark.parametrize("id", sorted(SHEET.answers))
def test_the_answer_from_the_prompt_alone_is_right(id: str) -> None:
    """No key was looked at when these were found."""
    given = mark(variant(BANK.item(id), SEED), SHEET.answers[id])
    assert given.right, given.text


@pytest.mark.parametrize(("id", "text"), [(id, text) for id, texts in SPELLED.items() for text in texts])
def test_a_right_answer_in_another_spelling_is_right(id: str, text: str) -> None:
    """Rows of lists, slices, intervals, names in another order, words behind a number."""
    given = mark(variant(BANK.item(id), SEED), text)
    assert given.right, given.text


WRONG = (
    ("q01", "forget 0, input 1, output 0"), ("q04", "all but c"), ("q12", "12×3"), ("q24", "(4,5,23),(5,17,23)"),
    ("q45", "f + p_f*c*f*(1-f) + 3.14159*g*i*(1-i)"), ("q64", "0.4 to -0.4"), ("q25", "1,837"), ("q36", "8 terms"),
    ("q10", "N*tanh'(a_i)"), ("q77", "±1, ±2"), ("q81", "weight_hh[86:129]"),
)  # fmt: skip


@pytest.mark.parametrize(("id", "text"), WRONG)
def test_a_wrong_answer_in_the_same_spelling_is_not(id: str, text: str) -> None:
    """What is understood in more ways is not taken for right in more ways."""
    assert mark(variant(BANK.item(id), SEED), text).outcome in (Outcome.WRONG, Outcome.UNREADABLE)


def test_names_in_another_order_are_seen_and_explained() -> None:
    """The gates swapped by name match the mix-up of just that, in whatever order they are typed."""
    given = mark(variant(BANK.item("q01"), SEED), "output = 0, forget = 0, input = 1")
    assert given.misconception == "swapped_i_f"


def test_a_product_without_a_sign_is_read_where_there_is_one_way() -> None:
    """`ab` is a*b with the names a and b, but nobody can tell where `ab` and `b` and `a` are all names."""
    assert parse("ab", ("a", "b"))({"a": 2.0, "b": 3.0}) == 6
    assert parse("ab", ("a", "b", "ab"))({"a": 2.0, "b": 3.0, "ab": 5.0}) == 5
    with pytest.raises(NoAnswer, match="abb"):
        parse("abb", ("a", "b", "ab"))
    with pytest.raises(NoAnswer, match="'ax' is not known"):
        parse("ax", ("a", "b"))


def test_a_list_is_not_multiplied() -> None:
    """Which is said, rather than that a parenthesis is missing."""
    for text in ("0.18*(-7, 10, 11)", "-(7, 10, 11)"):
        with pytest.raises(NoAnswer, match="nothing is computed with a list"):
            numbers(text, 3)


@pytest.mark.parametrize(
    ("text", "value"), [("minus 1", -1), ("negative 1/2", -0.5), ("plus 2", 2), ("h = minus 2", -2)]
)
def test_a_sign_in_words_is_a_sign(text: str, value: float) -> None:
    """It is not the name of what follows, as in `bias 1`."""
    assert numbers(text, 1) == (value,)
    assert numbers(f"{text}, 3", 2) == (value, 3)


@pytest.mark.parametrize("text", ["not 1", "no 1", "below 1", "more than 1"])
def test_what_is_no_answer_is_not_read_as_one(text: str) -> None:
    """A word that turns a number into something else is not passed over."""
    with pytest.raises(NoAnswer, match="type the number alone"):
        numbers(text, 1)


def test_thousands_are_read_of_whole_numbers_only() -> None:
    """Elsewhere a comma may be a decimal one."""
    assert numbers("1,234,567", 1, whole=True) == (1234567,)
    with pytest.raises(NoAnswer, match="thousands or decimals"):
        numbers("1,234", 1)
