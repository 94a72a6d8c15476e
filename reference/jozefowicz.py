"""The LSTMs of Jozefowicz, Zaremba and Sutskever 2015.

"An Empirical Exploration of Recurrent Network Architectures". Their letters differ from everybody else's: i
is the candidate and j the input gate.

    i = tanh(x W_iᵀ + h_{t-1} R_iᵀ + b_i)       here g, the candidate
    j = σ(x W_jᵀ + h_{t-1} R_jᵀ + b_j)          here i, the input gate
    f = σ(x W_fᵀ + h_{t-1} R_fᵀ + b_f)
    o = tanh(x W_oᵀ + h_{t-1} R_oᵀ + b_o)       as printed: tanh, not σ
    c_t = f c_{t-1} + i j
    h_t = o tanh(c_t)

    LSTM-i   j = 1        LSTM-f   f = 1        LSTM-o   o = 1
    LSTM-b   nothing but the start: forget biases at +1 (`open_forget_gate`)

AS_PRINTED has the tanh: its output gate lies in (-1, 1), so h can have the sign opposite to c. Every other
cell here reads it as σ; AS_PRINTED_* are the ablations with tanh. Blocks are stored i f g o as everywhere in
this package. Their GRU keeps and resets before the product; MUT1 to MUT3 are in reference/mut.py.

Backward: reference/memory.py, with 1 for the gate that is gone; printed, da_o = dh tanh(c_t) tanh'(a_o). Shapes:
W (kH, D), R (kH, H), b (kH,), k = 4 blocks, 3 in the ablations: f g o for LSTM-i, i g o for LSTM-f, i f g for LSTM-o.
Traps: their i is everybody's g, and their j everybody's i; LSTM-i has no input gate, not no candidate; the tanh of the
printed output gate; LSTM-b differs from the LSTM in its first parameters only, as a function it is the same.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reference.activations import TANH
from reference.arrays import Array, one_dtype
from reference.cell import Cell, Params
from reference.gru import GRU_KEEP_BEFORE
from reference.memory import MemoryCell

LSTM = MemoryCell("Jozefowicz LSTM")
LSTM_I = replace(LSTM, name="LSTM-i", gates="fo")
LSTM_F = replace(LSTM, name="LSTM-f", gates="io")
LSTM_O = replace(LSTM, name="LSTM-o", gates="if")
LSTM_B = replace(LSTM, name="LSTM-b")
AS_PRINTED = replace(LSTM, name="Jozefowicz LSTM as printed", out_gate=TANH)
AS_PRINTED_I = replace(AS_PRINTED, name="LSTM-i as printed", gates="fo")
AS_PRINTED_F = replace(AS_PRINTED, name="LSTM-f as printed", gates="io")
GRU = GRU_KEEP_BEFORE


def open_forget_gate(cell: Cell, p: Params, bias: float = 1.0) -> dict[str, Array]:
    """The same parameters with every forget bias at `bias`: what makes an LSTM an LSTM-b.

    Raises ValueError for a cell without a forget gate of its own. In a layout with two biases their sum
    counts: setting both to 1 opens the gate by 2.
    """
    if not isinstance(cell, MemoryCell) or "f" not in cell.gates:
        raise ValueError(f"{cell.name} has no forget gate")
    b = np.array(*one_dtype(p["b"]))
    b[cell.rows("f", p["R"].shape[1])] = bias
    return {**p, "b": b}
