"""Bugs that other gradient checks let pass, measured one by one: each has its mutant here, written or derived."""

from typing import Any

import pytest

from .fingerprints import SLUGS, exercise

MISTAKES = [exercise(slug).mistakes() for slug in SLUGS]
KNOWN = {m.id for known in MISTAKES for m in (*known.mutants, *known.derived())}

PLANTED = {
    "incoming dc dropped": "dc_overwritten",
    "output gate missing from dh to dc": "output_gate_missing_in_dc",
    "do from c instead of tanh(c)": "do_from_c",
    "df from the new c": "df_from_new_cell",
    "di and df exchanged before the activations": "di_and_df_exchanged",
    "slope of i from the pre-activation": "sigmoid_slope_from_preactivation_i",
    "slope of all gates from the pre-activation": "sigmoid_slope_from_preactivation",
    "slope of o is o alone": "factor_dropped_one_minus_o_in_da_o",
    "slope of tanh from c": "tanh_missing_in_dc",
    "slope of g from the pre-activation": "candidate_slope_from_preactivation",
    "slope of g as g(1 - g)": "candidate_slope_of_sigmoid",
    "sign of g's gradient": "candidate_gradient_sign",
    "i and f exchanged": "gate_grad_order_differs_figo",
    "o and g exchanged": "gate_grad_order_differs_ifog",
    "gradients of the pre-activations clipped to 1": "preactivations_clipped",
    "dc of the old cell without the forget gate": "forget_gate_missing_in_dc_old",
    "dc of the old cell through i": "name_replaced_f_by_i_in_dc_old",
    "dc of the old cell from the incoming dc alone": "dc_old_from_dc_alone",
    "g missing in dh": "joined_otherwise_da_g_by_zero_in_dh_old",
    "o missing in dx": "joined_otherwise_da_o_by_zero_in_dx",
    "W where R belongs": "dh_from_input_block",
    "dR from the new h": "dR_from_new_h",
    "dR doubled": "result_doubled_in_dR",
    "dW averaged over the batch": "dW_averaged",
    "one block of dR transposed": "dR_transposed_f",
    "one block of dW transposed": "dW_transposed_f",
    "bias averaged": "bias_averaged",
    "bias doubled": "doubled_in_db",
    "bias from the first row": "bias_from_first_row",
    "forget bias copied from the input gate's": "bias_grads_copied_f_from_i",
    "only the last dh used": "only_last_cotangent",
    "dW and dR not accumulated": "not_accumulated_dW_dR",
    "db not accumulated": "not_accumulated_db",
    "dh shifted by one step": "cotangents_one_step_off",
    "no recursion through h": "no_gradient_through_h",
    "no recursion through c": "no_gradient_through_c",
    "cut every five steps": "truncated_every_5_steps",
    "first step skipped": "first_step_skipped",
    "dh0 one step late": "one_turn_early_dh_in_lstm_backward",
    "dX reversed": "dX_reversed",
    "dh0 zero": "dh0_never_assigned",
    "dc of the last step ignored": "argument_ignored_dc_in_lstm_backward",
    "recursion overwrites dh": "recursion_overwrites_dh",
}
# No formula is wrong in a known way in these: the facts name the entry, or the rounding is recognised as such.
NUMERIC = (
    "forget block of the bias off by 1 %",
    "one entry off by 1e-3",
    "one entry off by 1e-6",
    "a small entry off",
    "one column off by 1 %",
    "noise of 1e-5",
    "backward computed in float32",
)


@pytest.mark.parametrize("bug", PLANTED)
def test_a_planted_bug_is_known(bug: Any) -> None:
    """There is a mutant for it."""
    assert PLANTED[bug] in KNOWN


def test_all_fifty_are_accounted_for() -> None:
    """Forty-three wrong formulas and seven defects of the numbers."""
    assert len(PLANTED) + len(NUMERIC) == 50
