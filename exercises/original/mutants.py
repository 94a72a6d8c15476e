"""The mistakes of the cells of 1997 and 1999; an exercise takes of these what its solution has."""

from exercises.original.mistakes import of_gradients, of_growth, of_steps
from grader.checks import Mutant, collected

MUTANTS = tuple(mutant for module in (of_steps, of_gradients, of_growth) for mutant in collected(module, Mutant))
