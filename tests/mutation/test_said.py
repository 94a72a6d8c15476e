"""What is said of a slip: in one form, in the words of the exercise, asking what the chain rule asks."""

from __future__ import annotations

from grader.mutation.derive import derived_mutants

from .test_slips import BACK, EQUATIONS


def test_the_advice_has_one_form_and_the_words() -> None:
    """What yours does, then what to look at, in two sentences; names without words stand in backquotes."""
    found = {m.id: m.advice for m in derived_mutants(EQUATIONS, {"h": "the old state"})}
    assert found["factor_dropped_h_in_dp"] == (
        "Leaves the old state out of `dp`, where it is a factor. "
        "Look at what the old state multiplies in the equation of `dp`."
    )
    assert all(". Look at " in a and a.endswith(".") for a in found.values())
    assert all(a.count(".") == 2 and 20 <= len(a) <= 300 for a in found.values())


def test_two_names_with_one_word_are_told_by_name() -> None:
    """A value is not left out of itself: what the words do not tell apart keeps its name."""
    found = {m.id: m.advice for m in derived_mutants(EQUATIONS, {"h": "the state", "h_new": "the state"})}
    assert "Leaves `h` out of the state, where it is a factor" in found["factor_dropped_h_in_h_new"]


WORDS = {
    "h": "the old state",
    "p": "the gate",
    "q": "the candidate",
    "dp": "the gradient of the gate",
    "a_q": "q's sum",
}
SAID = {
    "factor_dropped_h_in_dp": "Look at what multiplies the gate in the forward pass.",
    "name_replaced_h_by_q_in_dp": "Look at what multiplies the gate in the forward pass.",
    "name_replaced_dq_by_dp_in_da_q": "Look at which gradients arrive at q's sum.",
    "name_replaced_p_by_q_in_da_p": "Has the candidate in the slope at the gate in the gradient of p's sum.",
    "factor_dropped_p_in_da_p": "Leaves the gate out of a slope in the gradient of p's sum.",
    "slope_after_np_tanh_again_q_in_da_q": "Puts the candidate through `tanh` once more for the slope",
    "term_dropped_h_R_in_a": "Leaves the old state's part out of `a`.",
    "terms_dropped_x_W_h_R_in_a": "Leaves all that has weights out of `a`.",
    "terms_dropped_x_W_b_in_a": "Leaves the parts with `x`, `W` and `b` out of `a`.",
    "term_dropped_x_W_in_a": "Leaves the part with `x` and `W` out of `a`.",
    "function_replaced_tanh_by_relu_in_q": "Applies a ReLU, which is never negative and grows without bound, where the",
    "joined_otherwise_da_p_by_zero_in_da": "Leaves the gradient of p's sum out of",
    "exchanged_in_dp_dq": "Has the gradients of the gate and the candidate in each other's place.",
}


def test_the_chain_rule_is_asked_of_what_the_gradient_is_of() -> None:
    """In the line of a gradient the advice asks what its value meets in the forward pass; several have one word."""
    words = {**WORDS, "a_p": "p's sum", "h R": "the old state's part", "x W h R": "all that has weights"}
    found = {m.id: m.advice for m in derived_mutants(EQUATIONS, words)}
    assert {id: found.get(id) for id, said in SAID.items() if said not in found.get(id, "")} == {}


def test_what_is_kept_is_said_to_be() -> None:
    """A name in the cache that a function returns is no part of an equation."""
    found = {m.id: m.advice for m in derived_mutants(BACK, {"p": "the product", "q": "the sum"})}
    assert found["kept_otherwise_p_by_q_in_p"] == (
        "Keeps the sum for the way back where the product belongs. Look at what is kept, one by one."
    )
