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
}
MEAN = "np.exp(np.log(runs).mean(axis=-1))"
START = "return np.zeros_like(v), v"
LAGS = [
    (MEAN, "runs.mean(axis=-1)", "typical", "arithmetic_mean"),
    (MEAN, "1 / (1 / runs).mean(axis=-1)", "typical", "harmonic_mean"),
    (START, "return v, v", "one_step_back", "starts_at_both"),
    (START, "return v, np.zeros_like(v)", "one_step_back", "starts_at_h"),
]


@pytest.mark.parametrize("name", NAMED)
def test_the_first_diagnosis_is_the_mistake(name: str) -> None:
    """Alone, and not beside others that answer alike."""
    assert [one.id for one in told(*WRONG[name])] == [NAMED[name]]


@pytest.mark.parametrize(("old", "new", "check", "name"), LAGS)
def test_what_orders_of_magnitude_do_not_show(old: str, new: str, check: str, name: str) -> None:
    """Another mean than the geometric one, and another start, by the check that is there for it; both are named."""
    text = (exercise("lag-norms").folder / "solution.py").read_text(encoding="utf-8")
    wrong = text.replace(old, new)
    assert wrong != text
    assert check in failed("lag-norms", wrong)
    assert [one.id for one in told("lag-norms", wrong)][:1] == [name]
