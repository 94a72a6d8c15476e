"""The peephole LSTM with tanh, as libraries have it (ONNX with P; Graves 2013; variant V of the Odyssey).

    i = σ(x W_iᵀ + h_{t-1} R_iᵀ + p_i c_{t-1} + b_i)
    f = σ(x W_fᵀ + h_{t-1} R_fᵀ + p_f c_{t-1} + b_f)
    g = tanh(x W_gᵀ + h_{t-1} R_gᵀ + b_g)
    c_t = f c_{t-1} + i g
    o = σ(x W_oᵀ + h_{t-1} R_oᵀ + p_o c_t + b_o)
    h_t = o tanh(c_t)

Backward: da_o comes before dc', because p_o da_o enters it:

    da_o = dh tanh(c_t) o (1 - o)
    dc'  = dc + dh o (1 - tanh(c_t)²) + p_o da_o
    da_i = dc' g i (1 - i),  da_f = dc' c_{t-1} f (1 - f),  da_g = dc' i (1 - g²)
    dc_{t-1} = dc' f + p_i da_i + p_f da_f
    dp_i = Σ c_{t-1} da_i,  dp_f = Σ c_{t-1} da_f,  dp_o = Σ c_t da_o

Shapes: W (4H, D), R (4H, H), b (4H,) in blocks i f g o; p (3H,) in blocks i f o. Traps: p_o reads the new cell, p_i
and p_f the old one, in the forward pass and in dp; leaving p_o da_o out of dc' is right wherever p_o = 0; ONNX stores p
in the order i o f.
clipped(limit) cuts every pre-activation, peephole included, to ±limit, as the ONNX attribute `clip` does.
"""

from __future__ import annotations

from dataclasses import replace

from reference.memory import MemoryCell

PEEPHOLE = MemoryCell("peephole LSTM", peephole="diagonal")


def clipped(limit: float, cell: MemoryCell = PEEPHOLE) -> MemoryCell:
    """The cell with its pre-activations cut to ±limit."""
    return replace(cell, name=f"{cell.name} clipped at {limit:g}", clip=limit)
