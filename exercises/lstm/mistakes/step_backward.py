"""Mistakes in one step backward. Names and sources: the mistake catalogue in docs/mistakes.md."""

from exercises.any_cell import clipping, gradients
from exercises.gather import gathered
from exercises.lstm.mistakes import (
    candidate_gradient,
    cell_path,
    gate_factors,
    gate_slopes,
    gradient_blocks,
)

MISTAKES = gathered(cell_path, gate_slopes, gate_factors, candidate_gradient, gradient_blocks, gradients, clipping)
