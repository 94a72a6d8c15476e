"""What goes wrong with the use gate, most of all by taking one reading for the other."""

import numpy as np

from exercises.lstm.parts import sigmoid
from grader.checks import mutant


def factor(stm, event, p):
    """The factor V."""
    return sigmoid(np.concatenate([stm, event], axis=1) @ p["Wv"].T + p["bv"])


@mutant
def always_literal():
    """Computes the lesson's literal reading for both modes.

    What does every library read in the place of U?
    """

    def use_gate(kept, ltm, stm, event, p, mode):
        return np.tanh(kept @ p["Wu"].T + p["bu"]) * factor(stm, event, p)

    return {"use_gate": use_gate}


@mutant
def always_standard():
    """Computes the standard reading for both modes.

    In the literal one there is a layer with weights of its own: what does it read?
    """

    def use_gate(kept, ltm, stm, event, p, mode):
        return np.tanh(ltm) * factor(stm, event, p)

    return {"use_gate": use_gate}


@mutant
def readings_exchanged():
    """Answers each mode as the other one.

    Which of the two has a matrix W_u?
    """

    def use_gate(kept, ltm, stm, event, p, mode):
        read = ltm if mode == "literal" else kept @ p["Wu"].T + p["bu"]
        return np.tanh(read) * factor(stm, event, p)

    return {"use_gate": use_gate}


@mutant
def memories_exchanged():
    """Puts into each mode the memory that belongs to the other.

    Which of the two is there before anything is learned, and which of them does a library show?
    """

    def use_gate(kept, ltm, stm, event, p, mode):
        read = ltm @ p["Wu"].T + p["bu"] if mode == "literal" else kept
        return np.tanh(read) * factor(stm, event, p)

    return {"use_gate": use_gate}


@mutant
def literal_reads_new_memory():
    """Reads the new long-term memory in the literal mode; then what was just learned would be used at once.

    What does the lesson's U read: the memory before or behind the remember gate?
    """

    def use_gate(kept, ltm, stm, event, p, mode):
        read = ltm @ p["Wu"].T + p["bu"] if mode == "literal" else ltm
        return np.tanh(read) * factor(stm, event, p)

    return {"use_gate": use_gate}


@mutant
def standard_reads_kept():
    """Shows what was kept in the standard mode; what was just learned comes one step late.

    Which memory does a library put through the tanh: the old one times f, or the new one?
    """

    def use_gate(kept, ltm, stm, event, p, mode):
        read = kept @ p["Wu"].T + p["bu"] if mode == "literal" else kept
        return np.tanh(read) * factor(stm, event, p)

    return {"use_gate": use_gate}
