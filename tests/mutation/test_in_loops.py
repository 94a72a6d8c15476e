"""What a line in a loop sets is found like what any line sets, and of a sum that goes on nothing is left out twice."""

from grader.mutation.derive import derived_mutants
from grader.mutation.source import edited

BACK = """
import numpy as np

def backward(dY, H, V, R, dc):
    dh_next = np.zeros(H[0].shape)
    dR = np.zeros(R.shape)
    for t in reversed(range(len(dY))):
        dh = dY[t] @ V + dh_next
        dc = dc + dh
        da = dh * (1 - H[t + 1]**2)
        parts = np.hstack([da, dc])
        dR = dR + parts.T @ H[t]
        db = dc + parts.sum(axis=0)
        dh_next = da @ R
    first = dc
    return first, dR, db
"""


def ids() -> dict[str, str]:
    """Every mutant's text by its id."""
    return {m.id: edited(BACK, dict(m.replaces)) for m in derived_mutants(BACK, {})}


def test_a_slope_reaches_one_term_of_a_sum_in_the_same_loop() -> None:
    """As it does where the two lines stand in no loop."""
    found = "".join(sign for sign in ids()["reaches_one_term_slope_at_H_by_V_dY_t_in_da"] if sign not in " ()")
    assert "da=dY[t]@V*1-H[t+1]**2+dh_next" in found


def test_a_sum_that_goes_on_is_not_what_it_was() -> None:
    """`dc` less what has been added to it would be written `dc` again, which changes nothing."""
    assert "term_unread_dh_in_first" not in ids()
    assert all(text != BACK for text in ids().values())


def test_only_blocks_of_a_product_are_transposed() -> None:
    """A sum over samples has no rows and columns to exchange."""
    found = {name for name in ids() if name.startswith("block_transposed")}
    assert found == {"block_transposed_da_in_dR", "block_transposed_dc_in_dR"}
