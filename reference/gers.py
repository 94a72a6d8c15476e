"""Two additions to the LSTM of 1997: the forget gate, and peepholes.

Gers, Schmidhuber and Cummins 1999/2000, "Learning to forget":

    f = σ(x W_fᵀ + h_{t-1} R_fᵀ + b_f),   c_t = f c_{t-1} + i φ_g(a_g),   h_t = o φ_h(c_t)

Gers and Schmidhuber 2000, "Recurrent nets that time and count": gates see their own cell, in two phases,

    i = σ(… + p_i c_{t-1}),  f = σ(… + p_f c_{t-1}),  c_t = f c_{t-1} + i φ_g(a_g),  then  o = σ(… + p_o c_t)

φ_g(a) = 2 tanh(a/2) and φ_h(c) = tanh(c/2) as in reference/hochreiter.py; the timing papers leave φ_h out
(PEEPHOLE_LINEAR). Backward: reference/memory.py, with φ_g and φ_h for its φ_in and φ_out.

*_TRUNCATED: no error through h_{t-1} and none through the peepholes, whose own weights
still learn; then dc_{t-1} = dc' f. Shapes: W (4H, D), R (4H, H), b (4H,) in blocks i f g o; peepholes are diagonal,
p (3H,) in the order i f o. Traps: the output
peephole reads the new cell; the truncation of 2000 also cuts the peepholes' error, full backpropagation does
not. Forget biases start positive, so that the cell starts as the one of 1997.
"""

from __future__ import annotations

from dataclasses import replace

from reference.activations import HALF_TANH, IDENTITY, WIDE_TANH
from reference.memory import MemoryCell

FORGET = MemoryCell("1999 forget gate", squash_in=WIDE_TANH, squash_out=HALF_TANH)
FORGET_TRUNCATED = replace(FORGET, name="1999 forget gate truncated", truncated=True)
PEEPHOLE = replace(FORGET, name="2000 peephole", peephole="diagonal")
PEEPHOLE_TRUNCATED = replace(PEEPHOLE, name="2000 peephole truncated", truncated=True)
PEEPHOLE_LINEAR = replace(PEEPHOLE, name="2000 peephole linear", squash_out=IDENTITY)
