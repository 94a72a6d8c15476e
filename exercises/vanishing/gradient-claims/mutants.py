"""What goes wrong when a measured gradient is read."""

import numpy as np

from grader.checks import mutant


@mutant
def direct_for_whole():
    """Takes the direct path for the whole gradient on the first card.

    Of which of the two is it claimed that it vanishes?
    """
    return {"factor": "typical(direct[:, -1]) ** (1 / direct.shape[1])"}


@mutant
def whole_for_direct():
    """Takes the whole gradient for the direct path on the second card.

    Which of the two goes through the cell alone?
    """
    return {"largest": "np.max(whole)"}


@mutant
def arithmetic_mean():
    """Takes the arithmetic mean, which is that of the largest network alone where they lie powers of ten apart.

    What is typical of 1 and 10⁻⁶?
    """
    return {"typical": np.mean}


@mutant
def median():
    """Takes the median of the networks.

    What is typical of 0.4 and 0.1?
    """
    return {"typical": np.median}


@mutant
def no_exponential():
    """Gives the mean of the logarithms.

    Which number has this logarithm?
    """
    return {"typical": lambda norms: np.mean(np.log(norms))}


@mutant
def not_by_step():
    """Gives the norm at the last lag, not the factor of one step.

    What does a factor of 0.9 make of 1 in ten steps?
    """
    return {"factor": "typical(whole[:, -1])"}


@mutant
def divided_by_steps():
    """Divides the norm at the last lag by the number of steps.

    What does a factor of 0.9 make of 1 in ten steps?
    """
    return {"factor": "typical(whole[:, -1]) / whole.shape[1]"}


@mutant
def one_step_fewer():
    """Takes one step fewer for the root: the first column is taken for lag 0.

    Which lag has the first column?
    """
    return {"factor": "typical(whole[:, -1]) ** (1 / max(whole.shape[1] - 1, 1))"}


@mutant
def from_the_first_column():
    """Measures from the first column on, not from the 1 at lag 0.

    How long is the gradient at lag 0?
    """
    return {"factor": "typical(whole[:, -1] / whole[:, 0]) ** (1 / max(whole.shape[1] - 1, 1))"}


@mutant
def networks_for_lags():
    """Takes the root as many networks deep as there are.

    What do L factors make of 1?
    """
    return {"factor": "typical(whole[:, -1]) ** (1 / whole.shape[0])"}


@mutant
def mean_of_all_lags():
    """Has the mean of the norms at all lags for the factor.

    Which lag says what L steps make of 1?
    """
    return {"factor": "typical(whole)"}


@mutant
def first_network_alone():
    """Reads the first network alone.

    How many networks has the table?
    """
    return {"factor": "whole[0, -1] ** (1 / whole.shape[1])", "share": "direct[0, -1] / whole[0, -1]"}


@mutant
def largest_at_the_end():
    """Looks for the largest at the last lag alone.

    At which lags may a path explode?
    """
    return {"largest": "np.max(direct[:, -1])"}


@mutant
def typical_largest():
    """Gives the norm that is typical of the networks where it is largest, not the largest of all.

    Is a path bounded that explodes in one network of ten?
    """
    return {"largest": "max(np.exp(np.mean(np.log(direct), axis=0)))"}


@mutant
def quotient_turned_round():
    """Divides the whole by its part.

    Which share has 1 of 4?
    """
    return {"share": "typical(whole[:, -1] / direct[:, -1])"}


@mutant
def share_of_all_lags():
    """Takes the share at all lags together.

    At which lag is it asked?
    """
    return {"share": "typical(direct / whole)"}


@mutant
def share_at_the_first_lag():
    """Takes the share at the first lag, where the direct path is nearly all there is.

    At which lag is it asked?
    """
    return {"share": "typical(direct[:, 0] / whole[:, 0])"}


@mutant
def what_is_missing():
    """Gives what comes by the ways through h, one less the share.

    Whose share is asked?
    """
    return {"share": "1 - typical(direct[:, -1] / whole[:, -1])"}


@mutant
def vanishes_turned_round():
    """Says that a gradient vanishes which grows.

    What do ten factors of 1.1 make of 1?
    """
    return {"vanishes": "(bool(factor > 1), factor)"}


@mutant
def bounded_turned_round():
    """Says that a path is bounded which has exploded.

    Is 1.2 above 1?
    """
    return {"bounded": "(bool(largest > 1), largest)"}


@mutant
def carried_turned_round():
    """Says that the cell carries the gradient where it carries less than a half.

    Which verdict has a share of 0.9?
    """
    return {"carried": "(bool(share < 1 / 2), share)"}


@mutant
def more_than_all():
    """Asks of the direct path that it is the whole gradient, or more.

    From which share on is the claim supported?
    """
    return {"carried": "(bool(share >= 1), share)"}


@mutant
def numbers_for_verdicts():
    """Has the number first and the verdict second.

    Which of the two stands first on a card?
    """
    return {"vanishes": "(factor, bool(factor < 1))"}


@mutant
def arithmetic_mean_of_norms():
    """Takes the arithmetic mean of the norms on the first card, which is that of the largest network alone.

    What is typical of 1 and 10⁻⁶?
    """
    return {"factor": "np.mean(whole[:, -1]) ** (1 / whole.shape[1])"}


@mutant
def arithmetic_mean_of_shares():
    """Takes the arithmetic mean of the shares.

    What is typical of the shares 1/4 and 1?
    """
    return {"share": "np.mean(direct[:, -1] / whole[:, -1])"}


@mutant
def share_of_the_means():
    """Divides one arithmetic mean by the other: the largest networks decide.

    What is typical of the shares 1/4 and 1?
    """
    return {"share": "np.mean(direct[:, -1]) / np.mean(whole[:, -1])"}


@mutant
def powers_of_ten_a_step():
    """Gives by how many powers of ten the gradient falls at each step, not by which factor.

    Which factor makes of 1 a tenth?
    """
    return {"factor": "np.mean(np.log10(whole[:, -1])) / whole.shape[1]"}


@mutant
def smallest_of_the_direct_path():
    """Looks for the smallest norm of the direct path.

    Is it the small or the large norms that would tell of an explosion?
    """
    return {"largest": "np.min(direct)"}


@mutant
def first_network_on_one_card():
    """Reads the first network alone on the first card.

    How many networks has the table?
    """
    return {"factor": "whole[0, -1] ** (1 / whole.shape[1])"}


@mutant
def last_network_on_one_card():
    """Reads the last network alone on the first card.

    How many networks has the table?
    """
    return {"factor": "whole[-1, -1] ** (1 / whole.shape[1])"}


@mutant
def mean_of_the_steps():
    """Takes the arithmetic mean of the factors of all steps.

    Two steps with the factors 2 and 1/2: what have both together, and what is their mean?
    """
    return {"factor": "np.mean(whole / np.hstack([np.ones((len(whole), 1)), whole[:, :-1]]))"}
