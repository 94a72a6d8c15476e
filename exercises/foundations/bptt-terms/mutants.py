"""What goes wrong when the terms are written out."""

from grader.checks import mutant


def chain(T, last):
    """The nodes from the error back to a state."""
    return [f"E{T}", f"y{T}", *(f"s{t}" for t in range(T, last - 1, -1)), "Ws"]


@mutant
def last_step_alone():
    """Has the term of the last step alone: that is backpropagation without time.

    At which other steps was the weight used?
    """
    return {"bptt_terms": lambda T: [chain(T, T)]}


@mutant
def states_skipped():
    """Goes from the last state straight to an earlier one.

    What has s1 to pass on its way to s3?
    """
    return {"bptt_terms": lambda T: [[*chain(T, T)[:3], *([f"s{t}"] if t < T else []), "Ws"] for t in range(T, 0, -1)]}


@mutant
def longest_first():
    """Has all terms, the longest first.

    In which order are they asked?
    """
    return {"bptt_terms": lambda T: [chain(T, t) for t in range(1, T + 1)]}


@mutant
def initial_state_too():
    """Goes back to s0, which is given and does not depend on the weight.

    Which state is the first that the weight has a part in?
    """
    return {"bptt_terms": lambda T: [chain(T, t) for t in range(T, -1, -1)]}


@mutant
def forward_in_time():
    """Writes each chain from the past to the error.

    In which direction is a term read here?
    """
    return {"bptt_terms": lambda T: [chain(T, t)[::-1] for t in range(T, 0, -1)]}
