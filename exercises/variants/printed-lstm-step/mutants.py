"""What goes wrong in this variant: lines of the solution, set to something else."""

from exercises.variants.lines import rewritten
from grader.checks import mutant


@mutant
def output_gate_logistic():
    """This is the usual output gate, with σ: as printed it has tanh, and may be negative.

    Which function stands in front of the fourth block?
    """
    return rewritten(__file__, o="sigmoid(a_o)")


@mutant
def letters_of_everybody():
    """Reads the letters as everybody else has them: here i is the candidate and j the input gate.

    Which of the two has the tanh?
    """
    return rewritten(__file__, i="sigmoid(a_i)", j="np.tanh(a_j)")


@mutant
def letters_and_output_of_everybody():
    """This is the LSTM in everybody else's letters: here i is the candidate, and the output gate has tanh.

    Which letters have which function in the table?
    """
    return rewritten(__file__, i="sigmoid(a_i)", j="np.tanh(a_j)", o="sigmoid(a_o)")
