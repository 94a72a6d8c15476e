"""What people get wrong in the course's eight functions: what is said of it, and what is left of the points."""

import pytest

from tests.conftest import Grade
from tests.dialects.test_deeplearning_ai import changed, lost

GRADIENTS = '{"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}'
BLANKS = {
    "rnn-sequence-backward": ("(a1, a0, x1, parameters) = caches[0]", "(a1, a0, x1, parameters) = None"),
    "rnn-step-backward": (GRADIENTS, GRADIENTS.replace("dxt,", "None,").split(", ")[0] + ', "dba": None}'),
    "lstm-sequence": ("    c_next = np.zeros((n_a, m))\n    for t in range(T_x)", "    for t in range(None)"),
}
OLD_CACHES = "a0, parameters, caches=[]):\n    n_x, m, T_x = x.shape\n    n_y, n_a = p"
FORGOTTEN = (
    "y_pred = np.zeros((n_y, m, T_x))\n    a_next = a0",
    "y_pred = np.zeros((n_y, m, T_x))\n    a_next = 0 * a0",
)


@pytest.mark.parametrize("slug", BLANKS)
def test_a_blank_of_the_course_is_not_done_yet(grade: Grade, slug: str) -> None:
    """A None of the template is told as one, whatever Python says of it, and no mistake is named in its place.

    The forward pass beside it begins with zeros: a known mistake, which is not that of a function to be written.
    """
    found = grade(changed(BLANKS[slug], FORGOTTEN), slug)[slug]
    assert " is not done yet: " in found.verdicts[0].facts
    assert not found.diagnosis


def test_an_input_that_forward_forgets_costs_its_own_gradient(grade: Grade) -> None:
    """Without the bias every other gradient fits the forward pass: four of five, and the bias is named, not x."""
    found = grade(changed(("np.dot(Wax, xt) + ba)", "np.dot(Wax, xt))")), "rnn-step-backward")
    fits = found["rnn-step-backward"].verdicts[1]
    assert fits.facts.startswith("the forward pass does not depend on ba, so dba has nothing to fit")
    assert fits.points == 1.5


def test_results_in_another_order_are_charged_where_they_are_asked_for(grade: Grade) -> None:
    """y, which is not graded, in the place of c: it is told so, and the gradients lose nothing by it."""
    text = changed(("return a, y, c, caches", "return a, c, y, caches"))
    found = grade(text, "lstm-sequence")["lstm-sequence"]
    assert found.verdicts[0].facts.endswith("that is the shape of what stands at the place of y")
    assert [diagnosis.id for diagnosis in found.diagnosis] == ["results_exchanged"]
    assert grade(text, "lstm-sequence-backward")["lstm-sequence-backward"].score == 10.0
    short = changed(
        ("y = np.zeros((n_y, m, T_x))", "y = None"),
        ("y[:, :, t] = yt", "pass"),
        ("return a, y, c, c", "return a, y, a[1:], c"),
    )
    assert [diagnosis.id for diagnosis in grade(short, "lstm-sequence")["lstm-sequence"].diagnosis] != [
        "results_exchanged"
    ]


def test_an_input_that_forward_overwrites_is_named_before_what_comes_of_it(grade: Grade) -> None:
    """Planted: the old state is written over, so the cache has the new one twice; a copy beforehand is right."""
    old = "a_next = np.tanh(np.dot(Waa, a_prev) + np.dot(Wax, xt) + ba)"
    new = "a_prev[:] = np.tanh(np.dot(Waa, a_prev) + np.dot(Wax, xt) + ba)\n    a_next = a_prev"
    found = grade(changed((old, new)), "rnn-step-backward")["rnn-step-backward"]
    assert found.diagnosis[0].id == "input_overwritten"
    assert found.diagnosis[0].evidence == "rnn_cell_forward changes a_prev in place"
    assert not lost(
        grade(
            changed(
                (old, "a_old = a_prev.copy()\n    " + new),
                (
                    "(a_next, a_prev, xt, parameters)\n    return a_next, yt",
                    "(a_next, a_old, xt, parameters)\n    return a_next, yt",
                ),
            ),
            "rnn-step-backward",
        )
    )


def test_samples_that_are_taken_for_steps_are_named(grade: Grade) -> None:
    """Planted: the loop counts along the samples, which runs where there are as many of them as steps."""
    old, new = "    n_x, m, T_x = x.shape\n    n_y, n_a = p", "    n_x, T_x, m = x.shape\n    n_y, n_a = p"
    step, stored = "rnn_cell_forward(x[:, :, t], a_next, parameters)", "        a[:, :, t] = a_next\n        y_pred"
    pairs = (
        (old, new),
        ("    a = np.zeros((n_a, m, T_x))\n    y_pred = np.zeros((n_y, m, T_x))", "    a = np.zeros((n_a, T_x, m))"),
        (step + "\n" + stored + "[:, :, t] = yt_pred\n", step.replace(":, :", ":") + "\n        a[:, t] = a_next\n"),
        ("return a, y_pred, caches", "return a, None, caches"),
    )
    found = grade(changed(*pairs), "rnn-sequence")["rnn-sequence"]
    assert [diagnosis.id for diagnosis in found.diagnosis] == ["samples_for_steps"]


@pytest.mark.parametrize(
    ("slug", "old", "new", "name"),
    [
        ("rnn-step-backward", "dWax = np.dot(dtanh, xt.T)",
         "dWax = np.outer(dtanh[:, 0], xt[:, 0])", "dW_of_first_sample"),
        ("lstm-step-backward", "* it * da_next) * (1 - np.square(cct))",
         "* it * da_next) * cct * (1 - np.square(np.tanh(cct)))", "extra_candidate_factor_double_tanh_everywhere"),
        ("lstm-step-backward", "(1 - np.square(np.tanh(c_next))) * cct", "np.square(1 - np.tanh(c_next)) * cct",
         "tanh_slope_square_outside_for_da_i"),
        ("lstm-step-backward", "(1 - np.square(np.tanh(c_next))) * ft * da_next",
         "(1 - np.square(c_next)) * ft * da_next",
         "tanh_missing_in_dc_for_dc_old"),
    ],
)  # fmt: skip
def test_slips_of_one_line_are_named(grade: Grade, slug: str, old: str, new: str, name: str) -> None:
    """A first sample for all of them, the formula that was printed, one of four gradients of the cell."""
    assert [diagnosis.id for diagnosis in grade(changed((old, new)), slug)[slug].diagnosis][:1] == [name]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (GRADIENTS.replace("dba}", "None}"), "rnn_cell_backward returned None as dba, but it should be an array"),
        (GRADIENTS.replace(', "dba": dba', ""), "rnn_cell_backward returned a dict without dba; it should have dxt, "),
    ],
)
def test_a_gradient_that_is_not_there_costs_itself(grade: Grade, new: str, said: str) -> None:
    """None, or no key, where four others are right: four fifths of the points, and a message that names it."""
    found = grade(changed((GRADIENTS, new)), "rnn-step-backward")["rnn-step-backward"]
    assert found.verdicts[0].facts.startswith(said)
    assert found.score == 7.5


def test_a_list_that_outlives_its_call_is_named(grade: Grade) -> None:
    """Planted: the caches are a default argument, so that backward reads those of the first call ever."""
    text = changed(("a0, parameters):\n    caches = []\n    n_x, m, T_x = x.shape\n    n_y, n_a = p", OLD_CACHES))
    found = grade(text, "rnn-sequence-backward")["rnn-sequence-backward"]
    assert [diagnosis.id for diagnosis in found.diagnosis] == ["depends_on_other_calls"]
    assert found.diagnosis[0].evidence == "right in a new process"


def test_a_mistake_that_spoils_nothing_unseen_is_named_first(grade: Grade) -> None:
    """Planted: c has the hidden states. That both states are exchanged would need a final h, which is not returned."""
    found = grade(changed(("c[:, :, t] = c_next", "c[:, :, t] = a_next")), "lstm-sequence")["lstm-sequence"]
    assert [diagnosis.id for diagnosis in found.diagnosis] == ["final_cell_is_h", "final_states_swapped"]
