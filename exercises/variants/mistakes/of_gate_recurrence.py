"""What goes wrong where gates read the gates, in the step and, where its way back is asked too, before that."""

from exercises.recurrent.mistakes.lines import of
from grader.checks import Parts, mutant

GATES = "ifo"


def reads(**lines: str) -> Parts:
    """Lines of the step, in the one exercise and in the other."""
    return {f"{function}.{name}": text for function in ("fgr_step", "fgr_activations") for name, text in lines.items()}


def reading(row: str = "{a}{b}", old: str = "{a}", turned: str = ".T", others: str = GATES) -> Parts:
    """What each gate b reads of the gates a: under which key of G, of which values, and turned or not."""
    lines = {}
    for b in GATES:
        terms = [f'{old.format(a=a)} @ G["{row.format(a=a, b=b)}"]{turned}' for a in others]
        lines[f"r_{b}"] = " + ".join(terms)
    return reads(**lines)


@mutant
def read_from_b_to_a() -> Parts:
    """Reads the names of the nine matrices the other way round: the first letter as the gate that reads.

    Does G_ab lead from a to b, or from b to a?
    """
    return reading(row="{b}{a}")


@mutant
def gate_matrices_not_turned() -> Parts:
    """Multiplies with the nine matrices as they are, not with their transposes.

    Rows are units that read: on which side does a row vector stand?
    """
    return reading(turned="")


@mutant
def read_both_ways_round() -> Parts:
    """Turns neither matrices nor names: as the nine matrices stand, the first letter reads.

    Which index of a matrix belongs to the unit that reads?
    """
    return reading(row="{b}{a}", turned="")


@mutant
def gates_do_not_read_gates() -> Parts:
    """Leaves the nine matrices out: that is the LSTM with peepholes.

    Where do the old gates enter?
    """
    return reads(r_i="0.0", r_f="0.0", r_o="0.0")


@mutant
def gates_read_themselves_alone() -> Parts:
    """Lets each gate read its own old value alone.

    How many of the nine matrices are used?
    """
    return reads(r_i='i @ G["ii"].T', r_f='f @ G["ff"].T', r_o='o @ G["oo"].T')


@mutant
def gates_read_the_others_alone() -> Parts:
    """Lets each gate read the two others alone, and not its own old value.

    How many of the nine matrices are used?
    """
    return reads(
        r_i='f @ G["fi"].T + o @ G["oi"].T',
        r_f='i @ G["if"].T + o @ G["of"].T',
        r_o='i @ G["io"].T + f @ G["fo"].T',
    )


@mutant
def output_gate_reads_the_new_gates() -> Parts:
    """Lets the output gate read the input and forget gates of this step.

    It sees the new cell; which gates does it read?
    """
    return reads(o_new='sigmoid(a_o + p_o * c_new + i_new @ G["io"].T + f_new @ G["fo"].T + o @ G["oo"].T)')


@mutant
def forget_gate_reads_the_new_input_gate() -> Parts:
    """Lets the forget gate read the input gate of this step.

    Were the three gates computed at the same time, what could they read?
    """
    return reads(f_new='sigmoid(a_f + p_f * c + i_new @ G["if"].T + f @ G["ff"].T + o @ G["of"].T)')


@mutant
def candidate_reads_the_input_gates_share() -> Parts:
    """Lets the candidate read the old gates, too.

    Which block has no matrix of its own among the nine?
    """
    return reads(g="np.tanh(a_g + r_i)")


@mutant
def recurrent_output_gate_sees_the_old_cell() -> Parts:
    """Lets the output gate's peephole see the old cell: that is the other convention.

    Which cell is there when the output gate is asked?
    """
    return of("fgr", o_new="sigmoid(a_o + p_o * c + r_o)")


@mutant
def recurrent_peepholes_missing() -> Parts:
    """Leaves all peepholes out.

    Does reading the gates replace seeing the cell?
    """
    return reads(i_new="sigmoid(a_i + r_i)", f_new="sigmoid(a_f + r_f)", o_new="sigmoid(a_o + r_o)")


@mutant
def old_gates_gate() -> Parts:
    """Makes the new cell with the gates of the step before.

    Which gates act in this step, those that come in or those that are computed?
    """
    return reads(c_new="f * c + i * g")


@mutant
def pre_activations_handed_on() -> Parts:
    """Hands on what goes into the gates, so that the next step reads pre-activations.

    Between which numbers does a gate lie?
    """
    return of(
        "fgr",
        i_new="a_i + p_i * c + r_i",
        f_new="a_f + p_f * c + r_f",
        c_new="sigmoid(f_new) * c + sigmoid(i_new) * g",
        o_new="a_o + p_o * c_new + r_o",
        h_new="sigmoid(o_new) * np.tanh(c_new)",
    )
