"""What goes wrong in the truncated gradient of the cell of 1997, and in its traces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from exercises.lstm.parts import sigmoid
from grader.checks import Parts, mutant


def truncated(
    back: Callable[[Any, Any], Any] = lambda da, R: 0.0,
    carried: Callable[[Any, Any], Any] = lambda dc, i: dc,
    slopes: Callable[[Any, Any], Any] = lambda g, s: (1 - g**2 / 4, (1 - s**2) / 2),
    seen: Callable[[Any, Any], Any] = lambda h_old, h: h_old,
    reached: Callable[[Any], Any] = lambda da: da,
    arrives: Callable[[Any], Any] = lambda dH: dH,
    squashed: Callable[[Any, Any], Any] = lambda a, range_: range_ * np.tanh(a / 2),
    turns: Callable[[range], Any] = reversed,
) -> Parts:
    """The gradient with some of it replaced: ways back to h, what the cell is handed, slopes, h in dR, squashings.

    `turns` is the order of the steps; what the cell has got at the first one is returned.
    """

    def hs97_truncated_backward(dH: Any, dc: Any, X: Any, h: Any, c: Any, W: Any, R: Any, b: Any) -> Any:
        kept = []
        for x in X:
            a_i, a_g, a_o = np.split(x @ W.T + h @ R.T + b, 3, axis=1)
            i, g, o, h_old = sigmoid(a_i), squashed(a_g, 2), sigmoid(a_o), h
            c = c + i * g
            s = squashed(c, 1)
            h = o * s
            kept.append((x, h_old, i, g, o, s, h))
        dh, arriving, total, first = 0.0, arrives(dH), [0.0, 0.0, 0.0], dc
        for t in turns(range(len(X))):
            x, h_old, i, g, o, s, h = kept[t]
            of_g, of_s = slopes(g, s)
            dh = arriving[t] + dh
            dc = dc + dh * o * of_s
            da = reached(np.hstack([dc * g * i * (1 - i), dc * i * of_g, dh * s * o * (1 - o)]))
            total = [total[0] + da.T @ x, total[1] + da.T @ seen(h_old, h), total[2] + da.sum(axis=0)]
            dh, dc = back(da, R), carried(dc, i)
            first = first if t else dc
        return first, *total

    return {"hs97_truncated_backward": hs97_truncated_backward}


@mutant
def whole_gradient() -> Parts:
    """Lets the error go back through the hidden state as well: that is the whole gradient.

    What counts as a constant here?
    """
    return truncated(back=lambda da, R: da @ R)


@mutant
def candidate_not_truncated() -> Parts:
    """Stops the error at the gates alone and lets that of the candidate go back to the hidden state.

    Which of the three blocks read h as a constant?
    """

    def back(da: Any, R: Any) -> Any:
        H = R.shape[1]
        return da[:, H : 2 * H] @ R[H : 2 * H]

    return truncated(back=back)


@mutant
def gates_not_truncated() -> Parts:
    """Stops the error at the candidate alone and lets that of the gates go back to the hidden state.

    Which of the three blocks read h as a constant?
    """

    def back(da: Any, R: Any) -> Any:
        H = R.shape[1]
        return da[:, :H] @ R[:H] + da[:, 2 * H :] @ R[2 * H :]

    return truncated(back=back)


@mutant
def output_gate_not_truncated() -> Parts:
    """Lets the error of the output gate go back to the hidden state.

    Which of the three blocks read h as a constant?
    """

    def back(da: Any, R: Any) -> Any:
        H = R.shape[1]
        return da[:, 2 * H :] @ R[2 * H :]

    return truncated(back=back)


@mutant
def cell_cut_too() -> Parts:
    """Hands no gradient of the cell to the step before: that is a window of one step.

    What is cut by the truncation of 1997: h, c or both?
    """
    return truncated(carried=lambda dc, i: 0 * dc)


@mutant
def cell_summed_from_the_first_step() -> Parts:
    """Adds up what arrives at the cell from the first step on, so that a step hears of those before it.

    Which of the outputs has a cell reached: the earlier or the later ones?
    """
    return truncated(turns=iter)


@mutant
def cell_forgets_on_the_way_back() -> Parts:
    """Multiplies the gradient of the cell with 1 - i from step to step, as if there were coupled gates.

    What is the old cell multiplied with in the forward step?
    """
    return truncated(carried=lambda dc, i: dc * (1 - i))


@mutant
def recurrent_weights_learn_nothing() -> Parts:
    """Has zero for the gradient of the recurrent weights.

    Does a constant that is multiplied with a weight keep that weight from learning?
    """
    return truncated(seen=lambda h_old, h: 0 * h)


@mutant
def recurrent_weights_from_the_new_state() -> Parts:
    """Makes the gradient of the recurrent weights with the state after the step.

    Which state did they multiply?
    """
    return truncated(seen=lambda h_old, h: h)


@mutant
def last_output_alone() -> Parts:
    """Takes in what arrives at the last output alone.

    At how many outputs does a gradient arrive?
    """

    def arrives(dH: Any) -> Any:
        return np.concatenate([0 * dH[:-1], dH[-1:]])

    return truncated(arrives=arrives)


@mutant
def slopes_of_tanh() -> Parts:
    """Has the slopes of tanh, 1 minus the square, for both squashings.

    What are the slopes of 4σ - 2 and of 2σ - 1 at 0?
    """
    return truncated(slopes=lambda g, s: (1 - g**2, 1 - s**2))


@mutant
def slope_of_the_candidate_from_tanh() -> Parts:
    """Has the slope of tanh for that of the candidate: where it is beyond 1, the sign turns.

    What is the slope of 4σ - 2 where it comes near 2?
    """
    return truncated(slopes=lambda g, s: (1 - g**2, (1 - s**2) / 2))


@mutant
def slope_of_the_cell_not_halved() -> Parts:
    """Has the slope of tanh for that of the shown cell.

    What is the slope of 2σ - 1 at 0?
    """
    return truncated(slopes=lambda g, s: (1 - g**2 / 4, 1 - s**2))


@mutant
def clipped_at_100() -> Parts:
    """Clips the gradients of the pre-activations to [-100, 100].

    What belongs to a derivative, and what to training?
    """
    return truncated(reached=lambda da: np.clip(da, -100, 100))


@mutant
def back_through_the_squashings_of_today() -> Parts:
    """Has tanh in place of both squashings, forward and backward: that is the other convention.

    Which two functions stand in the equations of this cell?
    """
    return truncated(slopes=lambda g, s: (1 - g**2, 1 - s**2), squashed=lambda a, range_: np.tanh(a))
