"""What goes wrong on the way back where gates read the gates: of the step before, and themselves read by the next."""

from exercises.variants.mistakes.of_backward import back
from exercises.variants.mistakes.of_gate_recurrence import GATES
from grader.checks import Parts, mutant

NEW = {"i": "i_new", "f": "f_new", "o": "o_new"}
DOES = {"i": "dct * g", "f": "dct * c", "o": "dh_new * s"}  # what a gate does in its own step


def gates(text: str) -> Parts:
    """The gradients of what stands in the brackets of the gates, of a text with {a}, {new} and {does}."""
    return {f"da_{a}": text.format(a=a, new=NEW[a], does=DOES[a]) for a in GATES}


def sent_back(row: str = "{a}{b}", turned: str = "", by: str = GATES, then: str = "{}") -> Parts:
    """What the gates b that read send back to each gate a: through which of the nine matrices, and turned or not."""
    sums = {a: " + ".join(f'da_{b} @ G["{row.format(a=a, b=b)}"]{turned}' for b in by) for a in GATES}
    return {f"d{a}": then.format(f"({text})", a=a) for a, text in sums.items()}


def nine(text: str, row: str = "{a}{b}") -> Parts:
    """The gradients of the nine matrices, of a text with {a}, the gate that is read, and {b}, the one that reads."""
    made = {b: [f'"{row.format(a=a, b=b)}": {text.format(a=a, b=b, new=NEW[a])}' for a in GATES] for b in GATES}
    return {f"to_{b}": f"{{{', '.join(entries)}}}" for b, entries in made.items()}


@mutant
def arriving_gates_left_out() -> Parts:
    """Leaves out what arrives at the new gates from the step after.

    Who reads the gates of this step?
    """
    return back(("fgr",), **gates("{does} * {new} * (1 - {new})"))


@mutant
def arriving_gates_added_behind_the_slope() -> Parts:
    """Adds what arrives at a new gate behind the slope of its sigmoid.

    Is it the gate that the next step reads, or what stands in its bracket?
    """
    return back(("fgr",), **gates("d{a}_new + {does} * {new} * (1 - {new})"))


@mutant
def arriving_output_gate_misses_the_cell() -> Parts:
    """Sends to the new cell, through the output gate's peephole, nothing of what the next step has to say of that gate.

    Is what comes back through the peephole the whole gradient at the output gate's bracket?
    """
    return back(("fgr",), dct="dc_new + dh_new * slope + p_o * dh_new * s * o_new * (1 - o_new)")


@mutant
def slopes_at_the_old_gates() -> Parts:
    """Takes the slopes of the sigmoids at the gates of the step before.

    Which gates come out of the sigmoids of this step?
    """
    return back(("fgr",), **gates("(d{a}_new + {does}) * {a} * (1 - {a})"))


@mutant
def old_gates_scale_the_way_back() -> Parts:
    """Goes back to the cell and to the candidate with the gates of the step before.

    Which gates multiplied the old cell and the candidate in this step?
    """
    return back(("fgr",), dc="dct * f + p_i * da_i + p_f * da_f", da_g="dct * i * (1 - g**2)", slope="o * (1 - s**2)")


@mutant
def gate_matrices_turned_on_the_way_back() -> Parts:
    """Turns the nine matrices on the way back to the old gates; on the way there they were turned already.

    If a gate reads i Gᵀ, by which matrix does its gradient come back to i?
    """
    return back(("fgr",), **sent_back(turned=".T"))


@mutant
def sent_back_under_the_other_name() -> Parts:
    """Sends the gradients back through the matrices of the other direction: through G_ba where G_ab was read.

    Through which matrix did this gate read that one?
    """
    return back(("fgr",), **sent_back(row="{b}{a}"))


@mutant
def sent_back_turned_and_under_the_other_name() -> Parts:
    """Turns both the names of the nine matrices and the matrices on the way back.

    Through which matrix did this gate read that one, and from which side does its gradient come?
    """
    return back(("fgr",), **sent_back(row="{b}{a}", turned=".T"))


@mutant
def sent_back_to_itself_alone() -> Parts:
    """Sends back to each old gate what the same gate read of it, and nothing of the two others.

    How many of the new gates have read an old one?
    """
    return back(("fgr",), **{f"d{a}": f'da_{a} @ G["{a}{a}"]' for a in GATES})


@mutant
def output_gate_sends_nothing_back() -> Parts:
    """Leaves out what the output gate sends back to the old gates.

    It sees the new cell; which gates does it read?
    """
    return back(("fgr",), **sent_back(by="if"))


@mutant
def slope_at_the_old_gates_besides() -> Parts:
    """Multiplies what goes back to an old gate with the slope of its sigmoid.

    Is the gradient asked of the old gate, or of what stood in its bracket? Which step has that slope?
    """
    return back(("fgr",), **sent_back(then="{} * {a} * (1 - {a})"))


@mutant
def arriving_gates_handed_through() -> Parts:
    """Adds what arrives at the new gate to the gradient of the old one, as if the gate were kept.

    In which lines of the step does an old gate stand?
    """
    return back(("fgr",), **sent_back(then="d{a}_new + {}"))


@mutant
def nothing_goes_back_to_the_old_gates() -> Parts:
    """Sends no gradient back to the old gates.

    By how many lines of the step are they read?
    """
    return back(("fgr",), **{f"d{a}": f"0 * {a}" for a in GATES})


@mutant
def back_as_through_gates_that_read_no_gates() -> Parts:
    """Goes back as through the LSTM with peepholes: nothing arrives at the gates, and nothing leaves them.

    In which two directions are the gates read?
    """
    nothing = {**{f"d{a}": f"0 * {a}" for a in GATES}, **nine('0 * G["{a}{b}"]')}
    return back(("fgr",), **gates("{does} * {new} * (1 - {new})"), **nothing)


@mutant
def gate_matrix_gradients_not_turned() -> Parts:
    """Has the gradients of the nine matrices transposed.

    Is a row of such a matrix the unit that reads, or the one that is read?
    """
    return back(("fgr",), **nine("{a}.T @ da_{b}"))


@mutant
def gate_matrix_gradients_under_the_other_name() -> Parts:
    """Puts the gradients of the nine matrices under each other's names: that of G_ab where G_ba belongs.

    Which letter of the name is the gate that is read?
    """
    return back(("fgr",), **nine("da_{b}.T @ {a}", row="{b}{a}"))


@mutant
def gate_matrix_gradients_with_the_new_gates() -> Parts:
    """Makes the gradients of the nine matrices with the gates of this step.

    What did these matrices multiply?
    """
    return back(("fgr",), **nine("da_{b}.T @ {new}"))


@mutant
def gate_matrix_gradients_with_the_hidden_state() -> Parts:
    """Makes the gradients of the nine matrices with the old hidden state.

    What did these matrices multiply?
    """
    return back(("fgr",), **nine("da_{b}.T @ h"))
