"""What goes wrong in the LSTMs of Jozefowicz and others: their letters, the printed tanh, a gate that is 1."""

from exercises.recurrent.mistakes.lines import of
from grader.checks import Parts, mutant

WITH_I_AND_J = ("printed_lstm", "lstm_f", "lstm_o")


def printed_gate(literal: str, other: str = "sigmoid(a_o)") -> Parts:
    """The output gate of the two that are asked in both readings."""
    return of("lstm_i", "lstm_f", o=f"{literal} if literal else {other}")


@mutant
def output_gate_logistic() -> Parts:
    """Sends the output gate through σ, as is usual.

    Which function stands in front of the fourth block as it is printed here?
    """
    return of("printed_lstm", o="sigmoid(a_o)")


@mutant
def letters_of_everybody() -> Parts:
    """Reads the letters as everybody else has them: here i is the candidate and j the input gate.

    Which of the two has the tanh?
    """
    return of(*WITH_I_AND_J, i="sigmoid(a_i)", j="np.tanh(a_j)")


@mutant
def letters_and_output_of_everybody() -> Parts:
    """Computes the LSTM in everybody else's letters, with σ at the output gate.

    Which letters have which function in the table?
    """
    return of("printed_lstm", i="sigmoid(a_i)", j="np.tanh(a_j)", o="sigmoid(a_o)")


@mutant
def candidate_left_out() -> Parts:
    """Reads i as everybody else does and keeps the input gate: then it is the candidate that is left out.

    Which of the letters i and j is a gate in this paper, and which function does the other go through?
    """
    return of("lstm_i", i="sigmoid(a_i)")


@mutant
def candidate_keeps() -> Parts:
    """Couples the old cell to i, 1 - i, as if i were an input gate: here it is the candidate.

    By what is the old cell multiplied in an LSTM without a forget gate?
    """
    return of("lstm_f", c_new="(1 - i) * c + i * j")


@mutant
def input_gate_keeps_the_rest() -> Parts:
    """Couples the old cell to the input gate, 1 - j: that is the Odyssey's CIFG, without its peepholes.

    By what is the old cell multiplied in an LSTM without a forget gate?
    """
    return of("lstm_f", c_new="(1 - j) * c + i * j")


@mutant
def tanh_of_the_sigmoid() -> Parts:
    """Applies the printed tanh to what σ gives, so that the gate is never negative.

    How often is the output gate squashed if it is taken as it is printed?
    """
    return printed_gate("np.tanh(sigmoid(a_o))")


@mutant
def stretched_sigmoid() -> Parts:
    """Stretches σ to the range from -1 to 1 for the printed tanh, which makes it half as steep as tanh.

    How steep are the two functions at zero?
    """
    return {**printed_gate("2 * sigmoid(a_o) - 1"), **of("printed_lstm", o="2 * sigmoid(a_o) - 1")}


@mutant
def printed_tanh_in_the_other_gate() -> Parts:
    """Gives both gates the printed tanh, so that the one at the cell can be negative too.

    Which of the lines is it that depends on how the paper is read?
    """
    both = "np.tanh(a_{0}) if literal else sigmoid(a_{0})"
    return {**of("lstm_i", f=both.format("f")), **of("lstm_f", j=both.format("j"))}


@mutant
def candidate_in_the_other_reading() -> Parts:
    """Gives the candidate σ where the paper is not taken as it is printed.

    Which of the lines is it that depends on how the paper is read?
    """
    return of("lstm_i", "lstm_f", i="np.tanh(a_i) if literal else sigmoid(a_i)")


@mutant
def printed_tanh_in_the_place_of_the_other() -> Parts:
    """Takes the printed tanh from the cell and gives it to the gate: the cell is then shown as it is.

    How many tanh has the paper between the new cell and the hidden state?
    """
    return of("lstm_i", "lstm_f", h_new="o * c_new if literal else o * np.tanh(c_new)")


@mutant
def tanh_of_the_cell_with_the_printed_one_alone() -> Parts:
    """Shows the cell as it is where the paper is not taken as it is printed.

    Which of the two tanh of the last lines depends on how the paper is read?
    """
    return of("lstm_i", "lstm_f", h_new="o * np.tanh(c_new) if literal else o * c_new")


@mutant
def one_sent_through_the_printed_tanh() -> Parts:
    """Sends a one through tanh where the gate is missing, so that 0.76 of the cell is shown.

    Is it the gate that is one, or what goes into it?
    """
    return of("lstm_o", h_new="np.tanh(1.0) * np.tanh(c_new)")


@mutant
def input_gate_left_out_instead() -> Parts:
    """Computes LSTM-i: it is the input gate that is left out there.

    Which letter does the name of this cell have, and which gate is that?
    """
    return {**of("lstm_f", c_new="j * c + i"), **of("lstm_o", c_new="j * c + i", h_new="f * np.tanh(c_new)")}


@mutant
def forget_gate_left_out_instead() -> Parts:
    """Computes LSTM-f: it is the forget gate that is left out there.

    Which letter does the name of this cell have, and which gate is that?
    """
    return {**of("lstm_i", c_new="c + f * i"), **of("lstm_o", c_new="c + i * j", h_new="f * np.tanh(c_new)")}


@mutant
def output_gate_left_out_instead() -> Parts:
    """Computes LSTM-o: it is the output gate that is left out there.

    Which letter does the name of this cell have, and which gate is that?
    """
    last_is_f = {"lstm_i": "sigmoid(a_o) * c + f * i", "lstm_f": "sigmoid(a_o) * c + i * j"}
    cells = [of(step, c_new=line, h_new="np.tanh(c_new)") for step, line in last_is_f.items()]
    return {**cells[0], **cells[1]}
