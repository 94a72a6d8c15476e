"""What goes wrong with a gate that is left out: it is 1, whatever else people take it for."""

from exercises.recurrent.mistakes.lines import of
from grader.checks import Parts, mutant

LINES = {  # the line in which the gate is gone, with a place for what is taken for it
    "nig": ("c_new", "f * c + {} * g"),
    "lstm_i": ("c_new", "f * c + {} * i"),
    "nfg": ("c_new", "{} * c + i * g"),
    "lstm_f": ("c_new", "{} * c + i * j"),
    "nog": ("h_new", "{} * np.tanh(c_new)"),
    "lstm_o": ("h_new", "{} * np.tanh(c_new)"),
}


def gate_of(text: str, *steps: str) -> Parts:
    """These steps, or all that lack a gate, with a text in the place of the gate that is gone."""
    lines = {step: LINES[step] for step in steps or LINES}
    return {
        key: part for step, (name, line) in lines.items() for key, part in of(step, **{name: line.format(text)}).items()
    }


@mutant
def input_gate_left_out_is_shut() -> Parts:
    """Takes the missing gate for a shut one: then nothing new enters.

    A gate that is left out lets everything through: which number is that?
    """
    return gate_of("0.0", "nig", "lstm_i")


@mutant
def forget_gate_left_out_is_shut() -> Parts:
    """Takes the missing gate for a shut one: then nothing is kept.

    A gate that is left out lets everything through: which number is that?
    """
    return gate_of("0.0", "nfg", "lstm_f")


@mutant
def gated_by_its_own_block() -> Parts:
    """Makes a gate of the candidate's own block, which goes through σ as well as through tanh.

    How many functions does each of the three blocks go through?
    """
    return {**of("nig", c_new="f * c + sigmoid(a_g) * g"), **of("lstm_i", c_new="f * c + sigmoid(a_i) * i")}


@mutant
def forget_gate_shows_the_cell() -> Parts:
    """Shows the cell through the forget gate, for want of an output gate.

    A gate that is left out lets everything through: which number is that?
    """
    return gate_of("f", "nog", "lstm_o")


@mutant
def input_gate_shows_the_cell() -> Parts:
    """Shows the cell through the input gate, for want of an output gate.

    A gate that is left out lets everything through: which number is that?
    """
    return {**gate_of("i", "nog"), **gate_of("j", "lstm_o")}


@mutant
def half_open() -> Parts:
    """Takes the missing gate for a half open one.

    A gate that is left out lets everything through: which number is that?
    """
    return gate_of("0.5")


@mutant
def one_sent_through_the_sigmoid() -> Parts:
    """Sends a one through σ where the gate is missing, so that it lets 0.73 of everything through.

    Is it the gate that is one, or what goes into it?
    """
    return gate_of("sigmoid(1.0)")
