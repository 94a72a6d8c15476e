"""The verdict on a typed answer: equivalent forms are right, wrong ones explained, near misses told apart from both."""

from __future__ import annotations

import pytest

from grader.quiz.bank import load
from grader.quiz.item import LETTERED, SEQUENCED, Item, Kind
from grader.quiz.marking import Outcome, mark, solution
from grader.quiz.variant import keeps, sorted_ids, variant

BANK = load()
FORMULAS = {  # equivalent forms, in odd styles too
    "q10": ("N*i*(1-i)", "N*(i - i^2)", "N*sigma(a_i)*(1-sigma(a_i))", "N*sigma(a_i)*sigma(-a_i)", "N*i - N*i*i",
    "N*exp(-a_i)/(1+exp(-a_i))^2", "d = N*i*(1-i)", "N i (1-i)", "N i(1 - i)", "N·i·(1−i)", r"N \cdot i (1 - i)"),
    "q13": ("LTM*f + N*i", "f*LTM+i*N", "LTM' = LTM*f + N*i", "N*i + LTM*f", "(LTM*f) + (N*i)", "LTM⋅f + N⋅i"),
    "q35": ("(u*z1*(1-z1)*p + v*z2*(1-z2)*q)*h*(1-h)*x", "x*h*(1-h)*(u*p*z1*(1-z1)+v*q*z2*(1-z2))",
            "x*sigma(W1*x)*sigma(-W1*x)*(u*p*sigma(p*h)*(1-sigma(p*h)) + v*q*(z2 - z2^2))"),
    "q45": ("f + c*p_f*f*(1-f) + g*p_i*i*(1-i)", "f*(1 + c*p_f*(1-f)) + g*p_i*(i-i**2)"),
    "q69": ("dc*(z-c)*i*(1-i)", "dc*z*i*(1-i) - dc*c*i*(1-i)", "-dc*(c-z)*(i-i^2)", "(z-c)*dc*(1-i)*i"),
}  # fmt: skip
WRONG = {  # typed as a misconception would have it
    "q10": ("N*(1-i^2)", "slope_of_tanh"), "q13": ("LTM*f + N*(1-f)", "coupled"),
    "q35": ("u*z1*(1-z1)*p*h*(1-h)*x", "first_path"), "q45": ("f", "direct_only"), "q69": ("dc*z*i*(1-i)", "uncoupled"),
}  # fmt: skip


def test_all_formulas_are_tried() -> None:
    """No formula item is forgotten here."""
    assert set(FORMULAS) == set(WRONG) == {item.id for item in BANK.items if item.kind is Kind.FORMULA}


@pytest.mark.parametrize(("id", "text"), [(id, text) for id, texts in FORMULAS.items() for text in texts])
def test_equivalent_formulas_are_right(id: str, text: str) -> None:
    """Whatever the order, the brackets, the signs of multiplication, the form of the slope."""
    for seed in range(5):
        assert mark(variant(BANK.item(id), seed), text).right, text


@pytest.mark.parametrize("id", WRONG)
def test_wrong_formulas_are_explained(id: str) -> None:
    """By the misconception; one that matches none by the first point at which it differs."""
    text, name = WRONG[id]
    found = variant(BANK.item(id), 4)
    assert mark(found, text).misconception == name
    given = mark(found, f"({FORMULAS[id][0]}) + 0.001")
    assert given.outcome is Outcome.WRONG
    assert given.text.startswith("At ")
    assert "12 of 12 points differ" in given.text
    assert mark(found, f"({FORMULAS[id][0]}) * 1.00001").outcome is Outcome.WRONG


def test_digits_and_signs() -> None:
    """Four digits are right, two are told to look at their rounding, a lost sign is told; a wrong digit is wrong."""
    found = variant(BANK.item("q07"), 11)
    (key,) = found.key
    assert mark(found, f"{key:.4g}").right
    assert mark(found, f"{key * 1.0009:.8g}").right
    assert mark(found, f"{key * 1.005:.8g}").outcome is Outcome.ROUNDED
    assert mark(found, f"{key * 1.05:.8g}").outcome is Outcome.WRONG
    assert mark(found, f"{-key:.6g}").text == "The size is right, the sign is not."
    assert mark(found, "c0 * f**k").right


def test_exact_kinds_forgive_no_rounding() -> None:
    """A count that is off by one, a gate of 0.9."""
    found = variant(BANK.item("q25"), 2)
    (key,) = found.key
    assert mark(found, f"{key:.0f}").right
    assert mark(found, f"{key + 1:.0f}").outcome is Outcome.WRONG
    assert mark(variant(BANK.item("q01"), 0), "0, 0.9, 0").outcome is Outcome.WRONG


def test_part_of_a_list_is_told() -> None:
    """Which of several numbers is wrong, by its name, without the right one."""
    found = variant(BANK.item("q05"), 3)
    i, f, o, h = found.key
    given = mark(found, f"{i}, {f}, {o}, {h / 2}")
    assert given.text == "Not quite: look again at h; the rest is right."
    assert mark(found, f"h={h}, o={o}, f={f}, i={i}").right


def test_every_right_order_is_accepted() -> None:
    """q47 has two orders, both right; another one names the pair that is wrong."""
    found = variant(BANK.item("q47"), 1)
    first = sorted_ids(found)
    k, m = first.index("bound"), first.index("near_one")
    second = [first[m] if j == k else first[k] if j == m else id for j, id in enumerate(first)]
    for order in (first, second):
        assert keeps(found.key, order)
        assert mark(found, " ".join(map(found.letter, order))).right
    given = mark(found, " ".join(map(found.letter, reversed(first))))
    assert given.outcome is Outcome.WRONG
    assert "has to come before" in given.text


@pytest.mark.parametrize("item", [i for i in BANK.items if i.kind in LETTERED], ids=lambda item: item.id)
def test_every_wrong_choice_has_its_reason(item: Item) -> None:
    """Each wrong letter alone is wrong and is answered with why, or with a misconception's explanation."""
    found = variant(item, 6)
    for letter, option in zip(found.letters, found.options, strict=True):
        given = mark(found, letter)
        if option.id not in found.key:
            assert given.outcome is Outcome.WRONG
            assert given.misconception or found.text(option.why) in given.text
            assert given.misconception or option.why, (item.id, option.id)
        elif found.item.kind is Kind.CHOICES and len(found.key) > 1:
            assert "more" in given.text or given.misconception


def test_the_solution_of_every_item_is_right() -> None:
    """As it is told to whoever gives up; formulas have theirs in the reason."""
    for item in BANK.items:
        found = variant(item, 21)
        if item.kind is not Kind.FORMULA:
            assert mark(found, solution(found)).right, item.id
        assert item.kind not in SEQUENCED or sorted_ids(found)
