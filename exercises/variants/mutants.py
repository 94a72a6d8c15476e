"""The mistakes of all variants; an exercise takes of these what its solution has."""

from exercises.variants.mistakes import of_gate_recurrence, of_grus, of_lstms
from grader.checks import Mutant, collected

MUTANTS = (*collected(of_lstms, Mutant), *collected(of_gate_recurrence, Mutant), *collected(of_grus, Mutant))
