"""What goes wrong with shares of a variance, whatever is shared out."""

from grader.checks import Parts, mutant


@mutant
def one_less_for_the_means() -> Parts:
    """Divides by one less than there are for the means, and by all of them for the variance of all.

    How many squares is each of the variances a mean of?
    """
    return {
        "variance_share.rows": "np.var(row_means, ddof=min(1, len(row_means) - 1)) / total",
        "variance_share.columns": "np.var(column_means, ddof=min(1, len(column_means) - 1)) / total",
        "paper_claims.rows": "np.var(np.mean(table, axis=1), ddof=min(1, len(table) - 1)) / total",
        "paper_claims.columns": "np.var(np.mean(table, axis=0), ddof=1) / total",
    }
