"""The mistakes of all variants; an exercise takes of these what its solution has."""

from exercises.recurrent.mistakes.written_over import OF_STEPS
from exercises.variants.mistakes import (
    of_backward,
    of_blocks,
    of_gate_recurrence,
    of_gate_recurrence_backward,
    of_grus,
    of_jozefowicz,
    of_lstms,
    of_missing_gates,
    of_peephole_matrices,
)
from grader.checks import Mutant, collected

RECURRENT = (of_gate_recurrence, of_gate_recurrence_backward)
MODULES = (of_lstms, of_missing_gates, of_jozefowicz, of_peephole_matrices, of_blocks, of_backward, *RECURRENT, of_grus)
MUTANTS = (*(mutant for module in MODULES for mutant in collected(module, Mutant)), OF_STEPS)
