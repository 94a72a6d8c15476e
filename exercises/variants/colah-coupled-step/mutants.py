"""What goes wrong in this variant: lines of the solution, set to something else."""

from exercises.variants.lines import rewritten
from grader.checks import mutant


@mutant
def input_gate_computed():
    """This is the other convention, the Odyssey's CIFG: the computed gate lets the candidate in.

    Which of the two is multiplied with f here?
    """
    return rewritten(__file__, c_new="(1 - f) * c + f * g")


@mutant
def not_coupled():
    """Lets the candidate in whole.

    What is the input gate here?
    """
    return rewritten(__file__, c_new="f * c + g")


@mutant
def cell_squashed_before_it_is_stored():
    """Applies tanh to the cell before it is stored.

    What does the next step find in the cell?
    """
    return rewritten(__file__, c_new="np.tanh(f * c + (1 - f) * g)")
