"""What people get wrong in the course's eight functions: what is said of it, and what is left of the points."""

import pytest

from tests.conftest import Grade
from tests.dialects.test_deeplearning_ai import changed

GRADIENTS = '{"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}'
BLANKS = {
    "rnn-sequence-backward": ("(a1, a0, x1, parameters) = caches[0]", "(a1, a0, x1, parameters) = None"),
    "rnn-step-backward": (GRADIENTS, GRADIENTS.replace("dxt,", "None,").split(", ")[0] + ', "dba": None}'),
    "lstm-sequence": ("    c_next = np.zeros((n_a, m))\n    for t in range(T_x)", "    for t in range(None)"),
}
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
