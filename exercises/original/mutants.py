"""The mistakes of the cells of 1997 and 1999; an exercise takes of these what its solution has."""

from exercises.original.mistakes import of_steps
from grader.checks import Mutant, collected

MUTANTS = collected(of_steps, Mutant)
