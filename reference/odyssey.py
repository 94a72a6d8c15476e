"""The nine variants of Greff et al. 2017, "LSTM: A Search Space Odyssey".

V, the vanilla LSTM with peepholes (its full gradient goes back to Graves and Schmidhuber 2005), in blocks
i f g o, the paper's z written g and its y written h:

    g = tanh(x W_gᵀ + h_{t-1} R_gᵀ + b_g)                    block input
    i = σ(x W_iᵀ + h_{t-1} R_iᵀ + p_i c_{t-1} + b_i)
    f = σ(x W_fᵀ + h_{t-1} R_fᵀ + p_f c_{t-1} + b_f)
    c_t = g i + c_{t-1} f
    o = σ(x W_oᵀ + h_{t-1} R_oᵀ + p_o c_t + b_o)             reads the new cell
    h_t = tanh(c_t) o

The other eight change one thing:

    NIG    no input gate          i = 1
    NFG    no forget gate         f = 1
    NOG    no output gate         o = 1
    NIAF   no input activation    g = its pre-activation
    NOAF   no output activation   h_t = c_t o
    CIFG   coupled gates          f = 1 - i, the input gate is the computed one
    NP     no peepholes           p = 0; this is the standard LSTM of reference/lstm.py
    FGR    full gate recurrence   i, f, o also read i_{t-1}, f_{t-1}, o_{t-1} through nine matrices G_ab

In FGR the state is (h, c, i, f, o), zeros at the start unless given; the recurrences read activations, the
block input has none, and p_o reads c_t (an arXiv version is remembered to print c_{t-1} there; public code
uses c_t). Backward: reference/memory.py, where every field named below has its line.

Shapes: W (kH, D), R (kH, H), b (kH,) with the k blocks that exist in the order i f g o; p (mH,) with the m gates in
the order i f o; G (3H, 3H), block row the gate that reads, block column the gate that is read. Traps: f_{t+1}, not
f_t, multiplies the cell's gradient on its way to c_t; in CIFG i is computed, in Colah's coupling f; NIAF and NOAF
leave out one activation each, not the gate.
"""

from __future__ import annotations

from dataclasses import replace

from reference.activations import IDENTITY
from reference.memory import MemoryCell

V = MemoryCell("V", peephole="diagonal")
NIG = replace(V, name="NIG", gates="fo")
NFG = replace(V, name="NFG", gates="io")
NOG = replace(V, name="NOG", gates="if")
NIAF = replace(V, name="NIAF", squash_in=IDENTITY)
NOAF = replace(V, name="NOAF", squash_out=IDENTITY)
CIFG = replace(V, name="CIFG", gates="io", coupled=True)
NP = replace(V, name="NP", peephole="none")
FGR = replace(V, name="FGR", gate_recurrence=True)

VARIANTS = (V, NIG, NFG, NOG, NIAF, NOAF, CIFG, NP, FGR)
