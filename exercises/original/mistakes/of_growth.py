"""What goes wrong when the cell is watched on a stream: what lines set their names to, and what is kept of a step."""

from collections.abc import Callable
from typing import Any

import numpy as np

from exercises.lstm.parts import sigmoid
from grader.checks import Parts, mutant


def growth_of(
    looked_at: Callable[[Any, Any], Any] = lambda c, h: np.abs(c).max(),
    over_time: Callable[[Any], Any] = np.array,
    shown: Callable[[Any], Any] = lambda c: 2 * sigmoid(c) - 1,
    candidate: Callable[[Any], Any] = lambda a: 4 * sigmoid(a) - 2,
) -> Parts:
    """Another number at each step, another row of them, or other squashings."""

    def state_growth(X: Any, W: Any, R: Any, b: Any, forgets: Any) -> Any:
        h = c = np.zeros((X.shape[1], R.shape[1]))
        found = []
        for x in X:
            a_i, a_f, a_g, a_o = np.split(x @ W.T + h @ R.T + b, 4, axis=1)
            c = (sigmoid(a_f) if forgets else 1.0) * c + sigmoid(a_i) * candidate(a_g)
            h = sigmoid(a_o) * shown(c)
            found.append(looked_at(c, h))
        return over_time(found)

    return {"state_growth": state_growth}


@mutant
def never_forgets() -> Parts:
    """Has no forget gate in either case.

    What do the two cases differ in?
    """
    return {"state_growth.f": "1.0"}


@mutant
def always_forgets() -> Parts:
    """Has a forget gate in either case.

    What is the old cell multiplied with when there is none?
    """
    return {"state_growth.f": "sigmoid(a_f)"}


@mutant
def forget_gate_when_there_is_none() -> Parts:
    """Exchanges the two cases.

    Which of the two curves should stay low?
    """
    return {"state_growth.f": "1.0 if forgets else sigmoid(a_f)"}


@mutant
def without_gate_nothing_is_kept() -> Parts:
    """Takes the missing gate for a shut one.

    A gate that is not there lets everything through: which number is that?
    """
    return {"state_growth.f": "sigmoid(a_f) if forgets else 0.0"}


@mutant
def candidate_of_today() -> Parts:
    """Squashes the candidate with tanh, as later LSTMs do: that is the other convention.

    Which range has the candidate here?
    """
    return {"state_growth.g": "np.tanh(a_g)"}


@mutant
def cell_through_tanh() -> Parts:
    """Squashes the cell with tanh, as later LSTMs do, which is steeper.

    What is the slope of 2σ - 1 at 0?
    """
    return growth_of(shown=np.tanh)


@mutant
def squashings_of_today() -> Parts:
    """Has tanh in both places, as the LSTM of today: that is the other convention.

    Which two functions stand in the equations of this cell?
    """
    return growth_of(shown=np.tanh, candidate=np.tanh)


@mutant
def first_sample_alone() -> Parts:
    """Looks at the cells of the first sample alone.

    Over what is the largest taken?
    """
    return growth_of(looked_at=lambda c, h: np.abs(c[0]).max())


@mutant
def signed() -> Parts:
    """Takes the largest cell with its sign.

    Where does a cell of -5 stand?
    """
    return growth_of(looked_at=lambda c, h: c.max())


@mutant
def mean_for_the_largest() -> Parts:
    """Averages over the cells.

    Is the question how large cells are, or how large the largest one is?
    """
    return growth_of(looked_at=lambda c, h: np.abs(c).mean())


@mutant
def of_what_is_shown() -> Parts:
    """Looks at the hidden state, which is never above 1.

    Which of the two states grows?
    """
    return growth_of(looked_at=lambda c, h: np.abs(h).max())


@mutant
def largest_so_far() -> Parts:
    """Keeps the largest of all steps so far.

    May the curve go down?
    """
    return growth_of(over_time=np.maximum.accumulate)


@mutant
def length_of_the_cell() -> Parts:
    """Measures the length of the whole cell instead of its largest entry.

    What does a second unit do to the number?
    """
    return growth_of(looked_at=lambda c, h: np.sqrt((c**2).sum()))
