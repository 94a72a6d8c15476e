"""What people type: read where it can only mean one thing, told apart where not, and never an exception."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import partial

import pytest

from grader.errors import NoAnswer
from grader.quiz.bank import load
from grader.quiz.expression import MOST, parse
from grader.quiz.item import Kind
from grader.quiz.marking import Mark, Outcome, mark
from grader.quiz.reading import letters, numbers, order
from grader.quiz.variant import variant
from tests.quiz.malformed import MALFORMED

BANK = load()
ONE_OF_EACH = [next(item for item in BANK.items if item.kind is kind) for kind in Kind]
CPU_S = 0.05


def test_there_are_three_hundred() -> None:
    """As many as were asked for, and as many again that are aimed at how lists and names are read."""
    assert len(MALFORMED) >= 600


def quick(call: Callable[[], object]) -> bool:
    """Whether one of three calls takes little time of this thread: the others may fall to a collection of garbage."""
    for _ in range(3):
        began = time.thread_time()
        call()
        if time.thread_time() - began < CPU_S:
            return True
    return False


@pytest.mark.parametrize("item", ONE_OF_EACH, ids=lambda item: item.id)
def test_whatever_is_typed_gets_a_verdict_at_once(item: object) -> None:
    """No exception, a message of one screen, and little time of the processor, for every kind of item."""
    found = variant(item, 3)  # type: ignore[arg-type]
    mark(found, "1")
    for text in MALFORMED:
        given = mark(found, text)
        assert isinstance(given, Mark)
        assert 0 < len(given.text) < 1000, text[:80]
        assert quick(partial(mark, found, text)), text[:80]


NUMBERS = (
    ("0.5", 0.5), (".5", 0.5), ("5e-1", 0.5), ("+0.5", 0.5), ("  0.5  ", 0.5), ("0,5", 0.5), ("-0,25", -0.25),
    ("1/2", 0.5),
    ("−0.5", -0.5), ("–3", -3), ("~1", 1), ("≈0", 0), ("≈ 0", 0), ("about 1", 1), ("close to 1", 1),
    ("approximately 0.3", 0.3),
    ("approx. 0.3", 0.3), ("h = 0.2", 0.2), ("c_t = -0.2", -0.2), ("h ≈ 0.2", 0.2), ("tanh(0.3)", math.tanh(0.3)),
    ("2^-5", 2**-5),
    ("2**-5", 2**-5), ("10⁻³", 1e-3), ("3·0.5", 1.5), ("3 × 10^-2", 0.03), ("1.5e-3", 1.5e-3), ("ln(2)",
    math.log(2)), ("½", 0.5),
    ("zero", 0), ("one", 1), ("(0.5)", 0.5), ("[0.5]", 0.5), ("0.5.", 0.5), ("1\u00a0", 1), ("\\tanh(1)", math.tanh(1)),
    ("$0.5$", 0.5), ("0,123", 0.123), ("12,5", 12.5), ("1e2", 100), ("２", None), ("1 000", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "value"), [pair for pair in NUMBERS if pair[1] is not None])
def test_one_number(text: str, value: float) -> None:
    """The ways in which one number is written."""
    assert numbers(text, 1) == pytest.approx((value,))


LISTS = (
    ("0, 1, 0", (0, 1, 0)), ("0,1,0", (0, 1, 0)), ("(0, 1, 0)", (0, 1, 0)), ("[0,1,0]", (0, 1, 0)), ("0 1 0", (0, 1,
    0)),
    ("0; 1; 0", (0, 1, 0)), ("~0, ≈1, about 0", (0, 1, 0)), ("i=0, f=1, o=0", (0, 1, 0)), ("i = 0; f = 1; o = 0",
    (0, 1, 0)),
    ("f=1, i=0, o=0", (0, 1, 0)), ("o: 0, i: 0, f: 1", (0, 1, 0)), ("0,5; 0,3; 1", (0.5, 0.3, 1)), ("0,5 0,3 1",
    (0.5, 0.3, 1)),
    ("0,5, 0,3, 1", (0.5, 0.3, 1)), ("1/2, tanh(0), -1", (0.5, 0, -1)), ("0\n1\n0", (0, 1, 0)), ("0, 1 and 0", (0,
    1, 0)),
    ("i 0, f 1, o 0", (0, 1, 0)),
)  # fmt: skip


@pytest.mark.parametrize(("text", "values"), LISTS)
def test_several_numbers(text: str, values: tuple[float, ...]) -> None:
    """The ways in which a list is written; with names, in any order."""
    assert numbers(text, 3, {}, ("i", "f", "o")) == pytest.approx(values)


@pytest.mark.parametrize(
    ("text", "values"),
    [("(4*H, D)", (20, 3)), ("4H x D", (20, 3)), ("[4H, D]", (20, 3)), ("20 x 3", (20, 3)), ("20x3", (20, 3)),
     ("4H × D", (20, 3)), ("H+D, 2", (8, 2)), ("20 by 3", (20, 3))],
)  # fmt: skip
def test_shapes(text: str, values: tuple[float, ...]) -> None:
    """Sizes as numbers and as letters."""
    assert numbers(text, 2, {"H": 5.0, "D": 3.0}) == values


@pytest.mark.parametrize(
    "text", ["[[1, 2], [3, 4]]", "((1,2),(3,4))", "1 2; 3 4", "1,2;3,4", "[[1 2] [3 4]]", "1 2 3 4"]
)
def test_matrices_are_read_row_by_row(text: str) -> None:
    """Brackets or semicolons between rows."""
    assert numbers(text, 4) == (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("text", "says"),
    [("1,234", "thousands or decimals"), ("50%", "per cent"), ("nan", "no number"), ("1/0", "divides by zero"),
     ("9**9**9", "too large"), ("sqrt(-1)", "no value"), ("x", "'x' is not known"), ("", "nothing was typed"),
     ("1" * 301, "301 characters"), ("0.5 m", "without names or units"), ("(1", "not closed"), ("1.234,5",
     "more than one number")],
)  # fmt: skip
def test_what_cannot_be_read_says_why(text: str, says: str) -> None:
    """The message names what is wrong."""
    with pytest.raises(NoAnswer, match=says):
        numbers(text, 1)


def test_the_count_is_said() -> None:
    """Too few and too many numbers."""
    for text in ("1, 2", "1, 2, 3, 4", "1"):
        with pytest.raises(NoAnswer, match="3 numbers are asked for"):
            numbers(text, 3)


def test_letters_and_orders() -> None:
    """One letter, several, all in an order; doubles and strangers are refused."""
    known = ("a", "b", "c", "d")
    assert letters("B)", known, several=False) == {"b"}
    assert letters("a, c", known, several=True) == letters("ca", known, several=True) == {"a", "c"}
    assert letters("none", known, several=True) == frozenset()
    for text in ("b a d c", "badc", "b > a > d > c", "B, A, D, C", "b→a→d→c"):
        assert order(text, known) == ("b", "a", "d", "c")
    for text in ("x", "a a", "", "a b"):
        with pytest.raises(NoAnswer):
            letters(text, known, several=False)
    for text in ("a b c", "a b c c", "a b c d e"):
        with pytest.raises(NoAnswer):
            order(text, known)


FORMULAS = (
    ("dc*f", -0.6), ("dc f", -0.6), ("2 dc f", -1.2), ("dc · f", -0.6), ("f(1-f)", 0.24), ("f*(1 - f)", 0.24),
    ("2f", 1.2), ("f^2", 0.36), ("f²",
    0.36), ("f**2", 0.36),
    ("sigma(dc)", 1 / (1 + math.e)), ("σ(dc)", 1 / (1 + math.e)), ("\\sigma(dc)", 1 / (1 + math.e)), ("-dc", 1.0),
    ("1 - tanh(f)^2",
    1 - math.tanh(0.6) ** 2), ("exp(-f)", math.exp(-0.6)), ("(1-f)(1+f)", 0.64), ("abs(dc)", 1), ("f/2", 0.3),
    ("(dc)(f)", -0.6),
)  # fmt: skip


@pytest.mark.parametrize(("text", "value"), FORMULAS)
def test_formulas(text: str, value: float) -> None:
    """The ways in which a formula is written."""
    assert parse(text, ("dc", "f"))({"dc": -1.0, "f": 0.6}) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    ["__import__('os')", "f.real", "f[0]", "lambda: f", "[f]", "(f, f)", "f if f else f", "f == f", "f and f",
    "'f'", "1j", "True",
     "f(", "x", "tanh", "tanh(f, f)", "tanh(x=f)", "f := 1", "f'{f}'", "f // 2", "f % 2", "f @ f", "~f", "*f",
     "print(f)", "f;f"],
)  # fmt: skip
def test_what_is_no_formula_is_refused(text: str) -> None:
    """Nothing but numbers, the names given, a few operators and functions."""
    with pytest.raises(NoAnswer):
        parse(text, ("f",))({"f": 0.5})


def test_the_longest_text_is_read() -> None:
    """One character more is not."""
    assert parse("1" + " " * (MOST - 2) + "0"[:0], ())({}) == 1
    with pytest.raises(NoAnswer, match="at most 300"):
        parse("1" * (MOST + 1), ())


def test_unreadable_costs_nothing_and_says_how() -> None:
    """The verdict on what cannot be read is not 'wrong', and ends with what is wanted."""
    given = mark(variant(BANK.item("q07"), 1), "a lot")
    assert given.outcome is Outcome.UNREADABLE
    assert given.text.endswith("Type a number, to 4 significant digits.")
