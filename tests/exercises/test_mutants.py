"""Every known mistake is a mistake, is no other one, says something useful, and goes together with others."""

from collections.abc import Iterator
from itertools import combinations, takewhile
from typing import Any

import numpy as np
import pytest

from .fingerprints import SLUGS, alike, answers, cases, exercise

# Seen only by what happens between calls; the checks named `pure` catch them.
BETWEEN_CALLS = {"results_in_one_buffer", "weights_of_the_last_forward_pass", "weights_kept_by_identity"}

# Two ways to say the same function: whoever answers like one answers like the other, and both are told.
SAME_STEP = (
    {"input_and_forget_swapped", "gate_order_figo"},
    {"forget_gate_scales_candidate_too", "gate_copy_paste_i_from_f"},
    {"input_gate_scales_both", "gate_copy_paste_f_from_i"},
    {"output_gate_scales_candidate", "gate_copy_paste_i_from_o"},
    {"h_through_forget_gate", "gate_copy_paste_o_from_f"},
    {"h_through_input_gate", "gate_copy_paste_o_from_i"},
)
SAME = {
    "lstm-step": SAME_STEP,
    "lstm-sequence": SAME_STEP,
    "lstm-sequence-backward": ({"dc_prev_accumulated", "dc_prev_extra_terms"},),
}


def kind(slug: str) -> str:
    """What is asked of the student in this exercise."""
    return "backward" if "backward" in slug else "forward"


def beside(one: str, names: list[str], sums: dict[str, float]) -> Iterator[str]:
    """The first names, as long as their sums are that of one."""
    return takewhile(lambda other: bool(np.isclose(sums[other], sums[one])), names)


@pytest.fixture(scope="module", params=SLUGS)
def told(request: pytest.FixtureRequest) -> Any:
    """The answers of every mutant of an exercise, and of the right parts."""
    slug = request.param
    asked = cases(slug)
    rows = {m.id: answers(slug, (m,), kind(slug), asked) for m in exercise(slug).mistakes().mutants}
    return slug, answers(slug, (), kind(slug), asked), rows


def test_every_mutant_is_wrong(told: Any) -> None:
    """On ordinary or on named inputs a mutant's answers differ from the right ones."""
    _, right, rows = told
    assert {name for name, row in rows.items() if alike(row, right)} <= BETWEEN_CALLS


def test_no_two_mutants_are_the_same(told: Any) -> None:
    """Mutants that cannot be told apart are those that are listed as such."""
    slug, _, rows = told
    sums = {name: float(np.nansum(row)) for name, row in rows.items() if name not in BETWEEN_CALLS}
    names = sorted(sums, key=lambda name: (sums[name], name))
    same = [
        {one, other}
        for place, one in enumerate(names)
        for other in beside(one, names[place + 1 :], sums)
        if alike(rows[one], rows[other])
    ]
    assert sorted(map(sorted, same)) == sorted(map(sorted, SAME.get(slug, ())))


@pytest.mark.parametrize("slug", SLUGS)
def test_pairs_compose(slug: str) -> None:
    """Two mutants that replace different parts make one build that answers."""
    few = [m for m in exercise(slug).mistakes().mutants if not m.family and not m.wraps]
    asked = [case for case in cases(slug) if case.regime == "square"]
    pairs = [(a, b) for a, b in combinations(few, 2) if not a.replaces.keys() & b.replaces.keys()]
    assert pairs or len(few) < 2
    for pair in pairs[:: max(1, len(pairs) // 150)]:
        assert np.isfinite(answers(slug, pair, kind(slug), asked)).all(), [m.id for m in pair]


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_around_the_calls_is_declared(slug: str) -> None:
    """Mutants that replace what is around whole calls wrap them, no others do; those that keep state are among them."""
    mutants = (*exercise(slug).mistakes().mutants, *exercise(slug).mistakes().forward)
    assert {m.id for m in mutants if m.wraps} == {m.id for m in mutants if "around" in m.replaces}
    kept = {m.id for m in mutants if m.keeps_state}
    assert kept <= BETWEEN_CALLS | {"state_leaks_between_batches"}
    assert kept >= BETWEEN_CALLS & {m.id for m in mutants}


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if "backward" in slug])
def test_one_check_is_about_the_own_forward_pass(slug: str) -> None:
    """Of every backward exercise; of forward exercises there is none."""
    assert sum(check.own_forward for check in exercise(slug).checks) == 1
    assert not any(check.own_forward for check in exercise(slug.removesuffix("-backward")).checks)


@pytest.mark.parametrize("slug", SLUGS)
def test_ids_are_unique(slug: str) -> None:
    """No mutant stands twice in an exercise, and ids are names."""
    mistakes = exercise(slug).mistakes()
    for mutants in (mistakes.mutants, mistakes.forward):
        names = [mutant.id for mutant in mutants]
        assert len(names) == len(set(names))
        assert all(name.isidentifier() for name in names)


def test_enough_mistakes_are_known() -> None:
    """More than seven hundred in all; few of them common enough to be tried two at a time."""
    mutants = {m.id: m for slug in SLUGS for m in exercise(slug).mistakes().mutants}
    assert len(mutants) > 700
    assert all(sum(not m.family for m in exercise(s).mistakes().mutants) <= 100 for s in SLUGS)
