"""What goes wrong when paths are counted."""

from math import comb

from grader.checks import mutant


@mutant
def nodes_counted():
    """Counts the nodes of the grid, not the paths through it.

    Draw two layers and three steps, and count the ways from the first node of the lowest layer.
    """
    return {"bptt_paths": lambda L, T: L * T}


@mutant
def any_step_after_any():
    """Lets each layer be entered at any step, also at an earlier one.

    Where does an arrow of the grid lead back in time?
    """
    return {"bptt_paths": lambda L, T: T**L}


@mutant
def up_or_right_never_both():
    """Counts steps at which the layers are entered, all different: no path may go up twice at one step.

    Does anything keep a path from going up through several layers at once?
    """
    return {"bptt_paths": lambda L, T: comb(T, L)}


@mutant
def from_the_first_step_alone():
    """Counts the paths from the first step alone.

    At which steps is the weight used?
    """
    return {"bptt_paths": lambda L, T: comb(T + L - 2, L - 1)}


@mutant
def losses_of_all_steps():
    """Adds up the losses of all steps.

    Which loss is asked here?
    """
    return {"bptt_paths": lambda L, T: sum(comb(t - 1 + L, L) for t in range(1, T + 1))}
