"""Mistakes in one step forward. Names and sources: the mistake catalogue in docs/mistakes.md."""

from exercises.lstm.mistakes import activations, cell_read, gate_blocks, one_term, states
from exercises.recurrent.mistakes import sums
from exercises.recurrent.mistakes.gather import gathered
from exercises.recurrent.mistakes.of_numbers import results_in_one_buffer, rows_beyond_64_zero, weights_kept_by_identity

MISTAKES = gathered(states, activations, sums, gate_blocks, cell_read, one_term)
OTHERS = [rows_beyond_64_zero, weights_kept_by_identity, results_in_one_buffer]
