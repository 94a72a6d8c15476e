"""Wrong answers of people, in `answers/CHAPTER.txt`, that are told which mistake theirs is."""

import pytest

from .fingerprints import exercise
from .plain import failed, told
from .test_answers import WRONG

NAMED = {
    "direct-path: divided where the divisor is not zero": "divided_where_it_can_be",
    "state-jacobian: rows of slopes": "columns_scaled_in_the_cell",
    "variance-share: one minus each, multiplied": "what_neither_leaves_multiplied",
    "paper-claims: one less for the means alone": "one_less_for_the_means",
    "order-batch: the end of the second window belongs to it": "second_step_too_far",
    "char-sample: an input that is never cleared": "old_characters_left_in",
    "letter-counter: the border on the other side of zero": "border_too_low",
    "letter-counter: the candidate last": "candidate_last",
    "sign-latch: value read last": "value_read_last",
    "adding-batch: one first place for all samples": "same_first_place_in_all_samples",
    "counting-batch: targets rolled round": "last_target_wraps_round",
    "order-batch: zeros filled": "first_symbol_taken_for_nothing",
    "paper-claims: costs in shares": "cost_in_shares_of_the_plain_error",
    "variance-share: within rows": "variance_within_rows_for_all",
    "char-loss: added behind the slope": "reaches_one_term_slope_at_hs_by_dy_Why_in_da",
}
MEAN = "np.exp(np.log(runs).mean(axis=-1))"
START = "return np.zeros_like(v), v"
LAGS = [
    (MEAN, "runs.mean(axis=-1)", "typical", "arithmetic_mean"),
    (MEAN, "1 / (1 / runs).mean(axis=-1)", "typical", "harmonic_mean"),
    (START, "return v, v", "one_step_back", "starts_at_both"),
    ("reversed(fs)", "fs", "one_step_back", "another_direct_path"),
    (START, "return v, np.zeros_like(v)", "one_step_back", "starts_at_h"),
]


@pytest.mark.parametrize("name", NAMED)
def test_the_first_diagnosis_is_the_mistake(name: str) -> None:
    """And not what answers alike, or nearly so."""
    assert told(*WRONG[name])[0].id == NAMED[name]


@pytest.mark.parametrize(("old", "new", "check", "name"), LAGS)
def test_what_orders_of_magnitude_do_not_show(old: str, new: str, check: str, name: str) -> None:
    """Another mean than the geometric one, and another start, by the check that is there for it; both are named."""
    text = (exercise("lag-norms").folder / "solution.py").read_text(encoding="utf-8")
    wrong = text.replace(old, new)
    assert wrong != text
    assert check in failed("lag-norms", wrong)
    assert [one.id for one in told("lag-norms", wrong)][:1] == [name]
