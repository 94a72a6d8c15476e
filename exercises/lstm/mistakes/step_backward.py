"""Mistakes in one step backward. Names and sources: the mistake catalogue in docs/mistakes.md."""

from exercises.lstm.mistakes import (
    arriving,
    candidate_gradient,
    cell_path,
    gate_factors,
    gate_slopes,
    gradient_blocks,
    graph_nodes,
    joint_columns,
    written_out,
)
from exercises.recurrent.mistakes import clipping, gradients
from exercises.recurrent.mistakes.gather import gathered

MISTAKES = gathered(
    cell_path,
    gate_slopes,
    gate_factors,
    candidate_gradient,
    written_out,
    gradient_blocks,
    gradients,
    clipping,
    graph_nodes,
    joint_columns,
    arriving,
)
