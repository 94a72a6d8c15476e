"""Wrong factors in the gradients of the three gates: what a gate scales is the factor of its gradient."""

from __future__ import annotations

import numpy as np

from exercises.lstm.parts import sigmoid_slope, tanh_slope
from exercises.recurrent.mistakes.gather import rare
from grader.checks import Parts, mutant


@mutant
def do_from_c() -> Parts:
    """Scales the output gate's gradient by c itself.

    What does the output gate scale?
    """
    return {"da_o": lambda k, dct, dh, dc: dh * k.c_new * sigmoid_slope(k.o)}


@rare
def do_from_old_c() -> Parts:
    """Scales the output gate's gradient by tanh of the old cell state.

    Which of the two cell states does the output gate scale?
    """
    return {"da_o": lambda k, dct, dh, dc: dh * np.tanh(k.c) * sigmoid_slope(k.o)}


@rare
def di_and_dg_exchanged() -> Parts:
    """Scales the input gate's gradient by i and the candidate's by g, each by its own value.

    By what is each of them multiplied in the cell?
    """
    return {
        "da_i": lambda k, dct, dh, dc: dct * k.i * sigmoid_slope(k.i),
        "da_g": lambda k, dct, dh, dc: dct * k.g * tanh_slope(k.g),
    }


@mutant
def do_from_dc() -> Parts:
    """Makes the output gate's gradient from the gradient of the cell.

    On what does the output gate act?
    """
    return {"da_o": lambda k, dct, dh, dc: dct * k.t * sigmoid_slope(k.o)}


@rare
def do_from_dh_and_dc() -> Parts:
    """Adds the arriving dc to dh for the output gate's gradient.

    On what does the output gate act?
    """
    return {"da_o": lambda k, dct, dh, dc: (dh + dc) * k.t * sigmoid_slope(k.o)}


@mutant
def do_without_cell() -> Parts:
    """Leaves out of the output gate's gradient what the gate scales.

    What is the output gate multiplied with?
    """
    return {"da_o": lambda k, dct, dh, dc: dh * sigmoid_slope(k.o)}


@rare
def do_from_h() -> Parts:
    """Scales the output gate's gradient by h.

    What does the output gate scale: with the gate in it, or without?
    """
    return {"da_o": lambda k, dct, dh, dc: dh * k.h_new * sigmoid_slope(k.o)}


@rare
def do_from_tanh_slope() -> Parts:
    """Scales the output gate's gradient by the slope of the tanh around c.

    What does the output gate scale: the value, or its slope?
    """
    return {"da_o": lambda k, dct, dh, dc: dh * tanh_slope(k.t) * sigmoid_slope(k.o)}


@mutant
def df_from_new_cell() -> Parts:
    """Scales the forget gate's gradient by the new cell state.

    Which of the two cell states does the forget gate scale?
    """
    return {"da_f": lambda k, dct, dh, dc: dct * k.c_new * sigmoid_slope(k.f)}


@mutant
def df_from_candidate() -> Parts:
    """Scales the forget gate's gradient by the candidate.

    What does the forget gate scale?
    """
    return {"da_f": lambda k, dct, dh, dc: dct * k.g * sigmoid_slope(k.f)}


@rare
def df_from_tanh_of_old_cell() -> Parts:
    """Scales the forget gate's gradient by tanh of the old cell state.

    Is the old cell state squashed before the forget gate scales it?
    """
    return {"da_f": lambda k, dct, dh, dc: dct * np.tanh(k.c) * sigmoid_slope(k.f)}


@mutant
def di_from_old_cell() -> Parts:
    """Scales the input gate's gradient by the old cell state.

    What does the input gate scale?
    """
    return {"da_i": lambda k, dct, dh, dc: dct * k.c * sigmoid_slope(k.i)}


@mutant
def di_without_candidate() -> Parts:
    """Leaves out of the input gate's gradient what the gate scales.

    What is the input gate multiplied with?
    """
    return {"da_i": lambda k, dct, dh, dc: dct * sigmoid_slope(k.i)}


@mutant
def di_and_df_exchanged() -> Parts:
    """Scales the input gate's gradient by c_prev and the forget gate's by g.

    What does each of the two gates scale?
    """
    return {
        "da_i": lambda k, dct, dh, dc: dct * k.c * sigmoid_slope(k.i),
        "da_f": lambda k, dct, dh, dc: dct * k.g * sigmoid_slope(k.f),
    }
