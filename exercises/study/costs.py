"""What goes wrong with what each gate costs, on the third card."""

from grader.checks import Parts, mutant


def told(cost: str = "costs[1]", where: str = "costs[1] > max(costs[0], costs[2])") -> Parts:
    """What the card says of the forget gate: where it is missed most, and what it costs."""
    return {"forget": f"(bool({where}), {cost})"}


@mutant
def errors_without_it() -> Parts:
    """Gives the error without the forget gate, not by how much it is larger than with all gates.

    What is the error of the plain LSTM?
    """
    return told("np.mean(nfg)")


@mutant
def gain_for_cost() -> Parts:
    """Has the sign the other way round: what is lost is below zero.

    Is the error larger or smaller without the gate?
    """
    return told("-costs[1]")


@mutant
def quotient_for_difference() -> Parts:
    """Divides the errors.

    By how much is 0.3 larger than 0.2?
    """
    return told("np.mean(nfg) / np.mean(plain)")


@mutant
def at_the_best_rate() -> Parts:
    """Compares the best errors, each at the learning rate that suits it.

    Is the mean asked, or the best?
    """
    return {"costs": "np.min(table[:, 1:], axis=0) - np.min(table[:, 0])"}


@mutant
def missed_at_all() -> Parts:
    """Says that the forget gate is missed most wherever it is missed.

    How much are the other two missed?
    """
    return told(where="costs[1] > 0")


@mutant
def more_than_one_of_two() -> Parts:
    """Says so where it is missed more than one of the other two.

    More than which gates is it missed?
    """
    return told(where="costs[1] > min(costs[0], costs[2])")


@mutant
def input_for_forget() -> Parts:
    """Reads the errors without the input gate.

    Which of the four lists is without the forget gate?
    """
    return told("costs[0]", "costs[0] > max(costs[1], costs[2])")


@mutant
def forget_turned_round() -> Parts:
    """Says that the gate is missed most which is missed least.

    Is a larger error better, or worse?
    """
    return told(where="costs[1] < min(costs[0], costs[2])")


@mutant
def more_than_the_input_gate() -> Parts:
    """Says so where it is missed more than the input gate, whatever the output gate costs.

    More than which gates is it missed?
    """
    return told(where="costs[1] > costs[0]")


@mutant
def against_the_mean_of_all() -> Parts:
    """Takes the mean of all errors for that of the plain LSTM.

    Against which of the four is the cost of a gate measured?
    """
    return told("np.mean(nfg) - np.mean(table)")


@mutant
def median_errors() -> Parts:
    """Compares the medians.

    Is the mean error asked, or the one in the middle?
    """
    return {"costs": "np.median(table[:, 1:], axis=0) - np.median(table[:, 0])"}


@mutant
def cost_in_shares_of_the_plain_error() -> Parts:
    """Divides what a gate costs by the error of the plain LSTM.

    By how much is 0.3 larger than 0.2?
    """
    return told("costs[1] / np.mean(plain)")


@mutant
def summed_costs() -> Parts:
    """Adds up over the learning rates what a gate costs.

    Is the mean error asked, or the sum over all learning rates?
    """
    return {"costs": "np.sum(table[:, 1:] - table[:, :1], axis=0)"}
