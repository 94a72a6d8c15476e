"""The LSTM of Hochreiter and Schmidhuber 1997: no forget gate, no peepholes, a carousel with weight 1.

    i = σ(x W_iᵀ + h_{t-1} R_iᵀ + b_i)
    g = φ_g(x W_gᵀ + h_{t-1} R_gᵀ + b_g),   φ_g(a) = 4 σ(a) - 2 = 2 tanh(a/2)   in (-2, 2)
    o = σ(x W_oᵀ + h_{t-1} R_oᵀ + b_o)
    c_t = c_{t-1} + i g
    h_t = o φ_h(c_t),                        φ_h(c) = 2 σ(c) - 1 = tanh(c/2)     in (-1, 1)

FULL has the gradient of this map. TRUNCATED has the one the paper trains with: error that reaches a net input
changes that unit's incoming weights and goes no further, so nothing flows through h_{t-1} and exactly
dc_{t-1} = dc_t'. It equals automatic differentiation with h_{t-1} detached wherever it is read and c kept.
This has nothing to do with truncated backpropagation through time, which cuts the window.

Backward: reference/memory.py with f = 1. Slopes: φ_g' = 1 - φ_g²/4, φ_h' = (1 - φ_h²)/2.

Shapes: blocks are stored i g o, so W (3H, D),
R (3H, H), b (3H,); memory blocks have size 1. Traps: the ranges are (-2, 2) and (-1, 1), not those of tanh; the
carousel's weight is exactly 1, so without resets c grows with the stream; "truncated" keeps c and cuts h.
Attribution and constants are as remembered, the algebra is verified.
"""

from __future__ import annotations

from dataclasses import replace

from reference.activations import HALF_TANH, WIDE_TANH
from reference.memory import MemoryCell

FULL = MemoryCell("1997", gates="io", squash_in=WIDE_TANH, squash_out=HALF_TANH)
TRUNCATED = replace(FULL, name="1997 truncated", truncated=True)
