"""The variants in Colah's "Understanding LSTM Networks" (2015), u = [h_{t-1}, x_t], C written c.

Standard: the cell of reference/lstm.py. Full-matrix peepholes, as W_f [C_{t-1}, h_{t-1}, x_t] implies:

    f = σ(W_f u + V_f c_{t-1} + b_f),  i = σ(W_i u + V_i c_{t-1} + b_i),  g = tanh(W_g u + b_g)
    c_t = f c_{t-1} + i g
    o = σ(W_o u + V_o c_t + b_o),  h_t = o tanh(c_t)

    dc' = dc + dh o (1 - tanh(c_t)²) + da_o V_o,   dc_{t-1} = dc' f + da_f V_f + da_i V_i
    dV_f = da_fᵀ c_{t-1},  dV_i = da_iᵀ c_{t-1},  dV_o = da_oᵀ c_t

Coupled gates: the forget gate is computed and i = 1 - f (the Odyssey's CIFG computes i):

    c_t = f c_{t-1} + (1 - f) g,   da_f = dc' (c_{t-1} - g) f (1 - f)

The rest of the backward pass is that of reference/memory.py.

GRU (backward in reference/gru.py): z replaces, the reset acts before the product, no biases.

Here W is stored apart for x and h: W (4H, D), R (4H, H), b (4H,), blocks i f g o; V (3H, H) in blocks i f o; without
the computed i, blocks f g o and f o. The GRU has W (3H, D), R (3H, H) in blocks r z n. What the post shows is as
remembered, the algebra is verified. Traps: the picture's peepholes are matrices, everybody else's are vectors; u
puts h before x, so in the post's own W the first H columns are R here; its i = 1 - f is the Odyssey's f = 1 - i with
the gate negated.
"""

from __future__ import annotations

from dataclasses import replace

from reference.gru import GRUCell
from reference.memory import MemoryCell

STANDARD = MemoryCell("Colah standard")
FULL_PEEPHOLE = replace(STANDARD, name="Colah full-matrix peepholes", peephole="full")
COUPLED = replace(STANDARD, name="Colah coupled gates", gates="fo", coupled=True)
BOTH = replace(FULL_PEEPHOLE, name="Colah coupled, full-matrix peepholes", gates="fo", coupled=True)
GRU = GRUCell("Colah GRU", z_keeps=False, reset_after=False, bias=False)
