"""What goes wrong when a study's claims are looked at again."""

from exercises.study import costs
from exercises.study.shares import one_less_for_the_means  # noqa: F401
from grader.checks import Mutant, collected, mutant


@mutant
def last_over_first():
    """Divides the last number by the first: two steps out of all.

    Of how many steps is a mean taken?
    """
    return {"growth": "largest[-1] / largest[0]"}


@mutant
def halves_turned_round():
    """Divides the first half by the last.

    Is a cell that grows larger at the end, or at the beginning?
    """
    return {"growth": "np.mean(largest[:half]) / np.mean(largest[-half:])"}


@mutant
def over_all_steps():
    """Divides by the mean of all steps.

    Against which steps is the last half held?
    """
    return {"growth": "np.mean(largest[-half:]) / np.mean(largest)"}


@mutant
def difference_of_halves():
    """Takes the difference of the two halves.

    How many times as large is 4 as 2?
    """
    return {"growth": "np.mean(largest[-half:]) - np.mean(largest[:half])"}


@mutant
def largest_of_halves():
    """Compares the largest of each half, not the means.

    What is taken of each half?
    """
    return {"growth": "np.max(largest[-half:]) / np.max(largest[:half])"}


@mutant
def rounded_down():
    """Leaves the step in the middle out of both halves.

    What is half of 5, rounded up?
    """
    return {"half": "max(len(largest) // 2, 1)"}


@mutant
def middle_in_the_last_half():
    """Has the step in the middle in the last half alone.

    What is half of 5, rounded up?
    """
    return {"growth": "np.mean(largest[len(largest) // 2 :]) / np.mean(largest[: max(len(largest) // 2, 1)])"}


@mutant
def grows_at_all():
    """Says that it grows wherever the last half is larger.

    From which number on is the claim supported?
    """
    return {"grows": "(bool(growth > 1), growth)"}


@mutant
def grows_turned_round():
    """Says that a cell grows which does not.

    Which verdict has a stream on which it became three times as large?
    """
    return {"grows": "(bool(growth < 1.5), growth)"}


@mutant
def variants_share():
    """Gives the variants' share, whose columns they are.

    Over what is the mean taken that belongs to one learning rate?
    """
    return {"rate": "(bool(rows > columns), columns)"}


@mutant
def rows_for_columns():
    """Has the shares of rates and variants the other way round.

    Over what is the mean taken that belongs to one learning rate?
    """
    return {"rate": "(bool(columns > rows), columns)"}


@mutant
def rate_turned_round():
    """Says that the rate matters more where the variant does.

    Which verdict has a share of 0.8 against one of 0.2?
    """
    return {"rate": "(bool(rows < columns), rows)"}


@mutant
def more_than_half():
    """Asks of the rate that it explains more than half.

    Against what is its share held?
    """
    return {"rate": "(bool(rows > 1 / 2), rows)"}


@mutant
def plain_alone():
    """Looks at the errors of the plain LSTM alone: how much they vary with the rate.

    How many errors are there in all?
    """
    return {"rows": "np.var(plain) / total"}


@mutant
def share_of_what_is_explained():
    """Divides by what rates and variants explain together, not by all the variance.

    What if some learning rates suit some variants?
    """
    return {"rate": "(bool(rows > columns), rows / ((rows + columns) or 1.0))"}


@mutant
def standard_deviations():
    """Compares standard deviations, which do not add up to 1.

    What adds up: variances, or their roots?
    """
    return {"rows": "np.sqrt(np.var(np.mean(table, axis=1)) / total)"}


@mutant
def one_less():
    """Divides by one less than there are, for the rates and for all errors each: the shares do not add up to 1.

    How many squares is each of the two a mean of?
    """
    share = "np.var(np.mean(table, axis={0}), ddof=min(1, table.shape[{1}] - 1)) / total"
    return {
        "total": "np.var(table, ddof=1) if np.ptp(table) > 0 else 1.0",
        "rows": share.format(1, 0),
        "columns": share.format(0, 1),
    }


@mutant
def no_difference_to_explain():
    """Divides by a variance of zero where all errors are alike.

    What are the shares of nothing?
    """
    return {"total": "np.var(table)"}


@mutant
def twice_as_large():
    """Says that it grows only where it became twice as large.

    From which number on is the claim supported?
    """
    return {"grows": "(bool(growth > 2), growth)"}


@mutant
def three_variants_in_the_table():
    """Leaves the plain LSTM out of the table of which the shares are taken.

    How many errors are there in all?
    """
    return {"table": "np.stack([nig, nfg, nog], axis=1)", "costs": "np.mean([nig, nfg, nog] - plain, axis=1)"}


@mutant
def difference_of_the_shares():
    """Gives for the second card by how much the one share is larger than the other.

    Which number stands on that card: the rates' share, or what lies between two shares?
    """
    return {"rate": "(bool(rows > columns), rows - columns)"}


OF_COSTS = collected(costs, Mutant)
