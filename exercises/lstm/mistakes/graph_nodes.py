"""Mistakes of a backward pass that is written as nodes of a graph: factors exchanged, one node for several products."""

from __future__ import annotations

from exercises.lstm.mistakes.gate_slopes import upstream
from exercises.lstm.parts import sigmoid_slope, tanh_slope
from exercises.recurrent.mistakes.gather import rare
from grader.checks import Parts


@rare
def product_rule_exchanged() -> Parts:
    """Multiplies, at every product, the gradient of each factor by that factor itself.

    By what is the gradient of one factor multiplied?
    """
    return {
        "dcell": lambda k, dh, dc: dc + dh * k.t * tanh_slope(k.t),
        "da_i": lambda k, dct, dh, dc: dct * k.i * sigmoid_slope(k.i),
        "da_f": lambda k, dct, dh, dc: dct * k.f * sigmoid_slope(k.f),
        "da_g": lambda k, dct, dh, dc: dct * k.g * tanh_slope(k.g),
        "da_o": lambda k, dct, dh, dc: dh * k.o * sigmoid_slope(k.o),
        "dc_old": lambda k, dct, dh, dc: dct * k.c,
    }


@rare
def kept_product_overwritten() -> Parts:
    """Differentiates f * c with the values of i * g: one object keeps the factors of both.

    Which call fills it last, and which backward call reads it then?
    """
    return {
        "da_f": lambda k, dct, dh, dc: dct * k.g * sigmoid_slope(k.f),
        "dc_old": lambda k, dct, dh, dc: dct * k.i,
    }


@rare
def written_product_overwritten() -> Parts:
    """Differentiates i * g with the values of f * c: one object keeps the factors of both.

    Which call fills it last, and which backward call reads it then?
    """
    return {
        "da_i": lambda k, dct, dh, dc: dct * k.c * sigmoid_slope(k.i),
        "da_g": lambda k, dct, dh, dc: dct * k.f * tanh_slope(k.g),
    }


@rare
def slopes_of_the_last_gate() -> Parts:
    """Takes the slope of the output gate at every gate, as one object for all sigmoids does.

    What does it keep when the last gate has been computed?
    """
    return {
        f"da_{gate}": lambda k, dct, dh, dc, gate=gate: upstream(gate, k, dct, dh) * sigmoid_slope(k.o) for gate in "if"
    }
