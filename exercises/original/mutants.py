"""The mistakes of the cells of 1997 and 1999; an exercise takes of these what its solution has."""

from exercises.original.mistakes import of_gradients, of_growth, of_steps
from exercises.recurrent.mistakes.written_over import OF_STEPS
from grader.checks import Mutant, collected

MODULES = (of_steps, of_gradients, of_growth)
MUTANTS = (*(mutant for module in MODULES for mutant in collected(module, Mutant)), OF_STEPS)
