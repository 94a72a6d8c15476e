"""What goes wrong where gates see the cell through matrices."""

from exercises.recurrent.mistakes.lines import of
from grader.checks import Parts, mutant


def seeing(of_old: str, of_new: str) -> Parts:
    """What the gates see: a text with {V} of the old cell, for i and f, and one of the new one, for o."""
    texts = {"i": of_old, "f": of_old, "o": of_new}
    lines = {gate: f"sigmoid(a_{gate} + {text.format(V=f'V_{gate}')})" for gate, text in texts.items()}
    return of("colah_peephole", **lines)


@mutant
def diagonal_alone() -> Parts:
    """Lets each unit see its own cell alone: that is the other convention, that of everybody else.

    How many cells does a gate see through a whole matrix?
    """
    return seeing("c * np.diag({V})", "c_new * np.diag({V})")


@mutant
def peephole_matrices_not_turned() -> Parts:
    """Multiplies with the peephole matrices as they are, not with their transposes.

    Rows are units that see: on which side does a row vector stand?
    """
    return seeing("c @ {V}", "c_new @ {V}")


@mutant
def peepholes_added_up() -> Parts:
    """Multiplies each cell with the sum of a row of its matrix.

    Which cells does a gate see, its own or all?
    """
    return seeing("c * {V}.sum(axis=1)", "c_new * {V}.sum(axis=1)")


@mutant
def matrices_see_the_hidden_state() -> Parts:
    """Shows the peephole matrices the old hidden state.

    Which matrix is there for that state already?
    """
    return seeing("h @ {V}.T", "h @ {V}.T")


@mutant
def matrices_see_the_squashed_cell() -> Parts:
    """Shows the peephole matrices the tanh of the cell.

    Is the cell squashed where a gate sees it?
    """
    return seeing("np.tanh(c) @ {V}.T", "np.tanh(c_new) @ {V}.T")


@mutant
def no_matrix_sees_the_cell() -> Parts:
    """Leaves all peephole matrices out: that is the plain LSTM.

    Look for V in the lines of the gates.
    """
    return of("colah_peephole", i="sigmoid(a_i)", f="sigmoid(a_f)", o="sigmoid(a_o)")


@mutant
def peephole_matrices_of_another_order() -> Parts:
    """Reads the peephole matrices in the order i o f, which is that of ONNX.

    Look at the order of the names where they are split.
    """
    return of("colah_peephole", f="sigmoid(a_f + c @ V_o.T)", o="sigmoid(a_o + c_new @ V_f.T)")
