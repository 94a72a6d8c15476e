"""Every item: its key by a second way, and no seed whose variant is degenerate."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from grader.quiz.bank import load
from grader.quiz.item import EXACT, LETTERED, NUMERIC, SEQUENCED, Item, Kind
from grader.quiz.marking import Outcome, mark, solution
from grader.quiz.variant import Variant, degenerate, variant
from tests.quiz.more_routes import LATER, NOTEBOOK
from tests.quiz.routes import GATES, THROUGH_TIME

ROUTES = {**GATES, **THROUGH_TIME, **NOTEBOOK, **LATER}
BANK = load()
ITEMS = {item.id: item for item in BANK.items}
FEW, MANY, SLOW = 5, 200, frozenset(NOTEBOOK)


def agrees(found: Variant) -> bool:
    """Whether the second way leads to the key."""
    route = ROUTES[found.item.id]
    if found.item.kind is Kind.FORMULA:
        other = [route(**found.independent(point)) for point in found.points]
        return bool(np.allclose(other, found.key, rtol=1e-7, atol=1e-9))
    other = route(**found.values)
    if found.item.kind in NUMERIC:
        rtol = 0.0 if found.item.kind in EXACT else 1e-7
        return bool(np.allclose(np.ravel(np.asarray(other, dtype=float)), found.key, rtol=rtol, atol=1e-9))
    return bool(frozenset(other) == found.key)


def test_there_are_85_items_with_a_second_way_each() -> None:
    """No item is without one, and no name is used twice."""
    assert sorted(ITEMS) == [f"q{k:02}" for k in range(1, 86)]
    assert set(ROUTES) == set(ITEMS)


@pytest.mark.parametrize("id", sorted(ITEMS))
def test_the_second_way_leads_to_the_key(id: str) -> None:
    """For several seeds; the ways through torch for two."""
    for seed in range(2 if id in SLOW else FEW):
        found = variant(ITEMS[id], seed)
        assert agrees(found), (seed, found.values, found.key)


@pytest.mark.parametrize("id", sorted(ITEMS))
def test_few_seeds_have_sound_variants(id: str) -> None:
    """What the long test shows for 200 seeds, for a few."""
    for seed in range(2):
        sound(variant(ITEMS[id], seed))


@pytest.mark.long
@pytest.mark.parametrize("id", sorted(ITEMS))
def test_200_seeds_have_sound_variants(id: str) -> None:
    """No two options alike, no misconception that gives the key, texts complete, the key told and marked right."""
    for seed in range(MANY):
        found = variant(ITEMS[id], seed)
        sound(found)
        assert agrees(found), (seed, found.values)


def sound(found: Variant) -> None:
    """Raise AssertionError for a variant that should not be asked."""
    assert not degenerate(found)
    assert "[[" not in found.prompt.replace("x[[", "")
    assert len({found.text(option.text) for option in found.options}) == len(found.options)
    if found.item.kind is not Kind.FORMULA:
        assert mark(found, solution(found)).right, solution(found)
    else:
        assert all(map(math.isfinite, found.key))
    for one in found.item.misconceptions:
        assert found.text(one.explanation)
        answer = found.answer_of(one)
        if answer is not None:
            explained(found, one.id, answer)


def explained(found: Variant, id: str, answer: Any) -> None:
    """The answer of a misconception, typed, is wrong and is explained, by this one or one that answers alike."""
    text = typed(found, answer)
    if text is None:
        return
    given = mark(found, text)
    assert given.outcome is Outcome.WRONG, (id, text, given)
    same = [one.id for one in found.item.misconceptions if typed(found, found.answer_of(one)) == text]
    assert given.misconception in same, (id, text, given)


def typed(found: Variant, answer: Any) -> str | None:
    """An answer as a person would type it; None for formulas, which tests of their own have."""
    if answer is None or found.item.kind is Kind.FORMULA:
        return None
    if found.item.kind in LETTERED:
        if not answer and found.item.kind is Kind.CHOICE:
            return None
        return ", ".join(sorted(map(found.letter, answer))) or "none"
    if found.item.kind in SEQUENCED:
        return " ".join(map(found.letter, answer))
    return ", ".join(f"{value:.8g}" for value in answer)


def rounded(found: Variant) -> str:
    """The key as a person would round it: to four significant digits."""
    return ", ".join(f"{value:.4g}" for value in found.key)


@pytest.mark.parametrize("item", [i for i in BANK.items if i.kind in NUMERIC - EXACT], ids=lambda item: item.id)
def test_four_digits_are_enough(item: Item) -> None:
    """No key stands at an edge where rounding to the digits that are asked for makes it wrong."""
    for seed in range(8):
        found = variant(item, seed)
        assert mark(found, rounded(found)).right, (seed, found.key)


def test_a_planted_wrong_key_is_seen() -> None:
    """The second way disagrees with a key that is off by a step."""
    q07 = ITEMS["q07"]
    wrong = Item(**{**q07.__dict__, "key": lambda c0, f, k: c0 * f ** (k + 1), "misconceptions": ()})
    assert not agrees(variant(wrong, 0))


def test_every_item_has_what_a_learner_needs() -> None:
    """Two hints that differ, a reason, and a misconception or an option with a reason."""
    for item in BANK.items:
        assert len(set(item.hints)) == 2, item.id
        assert all(item.hints), item.id
        assert item.reason, item.id
        options = item.options(**variant(item, 0).values) if callable(item.options) else item.options
        helped = item.misconceptions or any(option.why for option in options) or item.kind in SEQUENCED
        assert helped, item.id
