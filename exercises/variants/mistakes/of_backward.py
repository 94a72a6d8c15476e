"""What goes wrong on the way back through the variants of the LSTM: lines that their solutions have alike."""

from collections.abc import Callable

from grader.checks import Parts, mutant

KEPT = dict.fromkeys(("nig", "nog", "niaf", "noaf"), "dct * f")
KEPT |= {"nfg": "dct", "cifg": "dct * (1 - i)", "fgr": "dct * f_new"}
SEEN = {"nfg": "i", "cifg": "i", "nig": "f"} | dict.fromkeys(("nog", "niaf", "noaf", "fgr"), "if")  # see the old cell
SHOWN = {"noaf": "dh_new * o"}  # how what arrives at h' reaches the cell, where it is not by `slope`
ALL = tuple(KEPT)
OUT = tuple(v for v in ALL if v != "nog")  # with an output gate, which sees the new cell
HANDED = {"noaf": "o * c_new", "fgr": "o_new * s"}  # the new hidden state, where it is not o * s
SLOPED = ("nig", "nfg", "niaf", "cifg")  # that show the tanh of the cell through an output gate called o


def back(variants: tuple[str, ...], **lines: str | Callable[[str], str]) -> Parts:
    """Lines of the backward steps of some variants: a text, or what makes it of the variant."""
    return {
        f"{v}_step_backward.{name}": text if isinstance(text, str) else text(v)
        for v in variants
        for name, text in lines.items()
    }


def seen_back(v: str) -> str:
    """What comes back through the peepholes of the old cell."""
    return " + ".join(f"p_{gate} * da_{gate}" for gate in SEEN[v])


def shown_back(v: str) -> str:
    """What arrives at the new cell without the output gate's peephole."""
    return f"dc_new + {SHOWN.get(v, 'dh_new * slope')}"


@mutant
def ways_through_all_peepholes_missing() -> Parts:
    """Sends no gradient back through a peephole, as the truncated gradient of 2000 does.

    The whole one is asked. Who sees which cell?
    """
    return back(OUT, dct=shown_back, dc=lambda v: KEPT[v])


@mutant
def other_peephole_gradients_from_the_new_cell() -> Parts:
    """Makes the gradients of the peepholes that see the old cell with the new one.

    Which cell were they multiplied with in the forward step?
    """
    lines = [back((v,), **{f"dp_{gate}": f"(c_new * da_{gate}).sum(axis=0)" for gate in SEEN[v]}) for v in ALL]
    return {key: text for line in lines for key, text in line.items()}


@mutant
def recurrent_weights_from_the_new_state() -> Parts:
    """Makes the gradient of the recurrent weights with the hidden state after the step.

    Which state did they multiply?
    """
    return back(OUT, dR=lambda v: f"da.T @ ({HANDED.get(v, 'o * s')})")


@mutant
def output_slope_left_out() -> Parts:
    """Leaves out the slope of the tanh between the cell and what it shows: that is the way back of NOAF.

    Which of the activations is missing here?
    """
    return {**back(SLOPED, slope="o"), **back(("nog",), slope="0 * s + 1"), **back(("fgr",), slope="o_new")}


@mutant
def forget_gate_holds_the_candidate_off() -> Parts:
    """Scales what reaches the candidate by 1 - f, as if the two were coupled.

    By what was the candidate multiplied in the forward step?
    """
    return back(("nig",), da_g="dct * (1 - f) * (1 - g**2)")


@mutant
def forget_gate_scales_the_candidate_back() -> Parts:
    """Scales what reaches the candidate by the forget gate.

    By what was the candidate multiplied in the forward step?
    """
    return back(("nig",), da_g="dct * f * (1 - g**2)")


@mutant
def cell_goes_back_coupled() -> Parts:
    """Scales what goes back to the old cell by 1 - i: that is the variant CIFG.

    By what was the old cell multiplied in the forward step?
    """
    return back(("nfg",), dc=lambda v: f"dct * (1 - i) + {seen_back(v)}")


@mutant
def input_gate_scales_the_cell_back() -> Parts:
    """Scales what goes back to the old cell by the input gate.

    By what was the old cell multiplied in the forward step?
    """
    return back(("nfg", "cifg"), dc=lambda v: f"dct * i + {seen_back(v)}")


@mutant
def cell_goes_back_whole() -> Parts:
    """Sends the new cell's gradient whole to the old cell: that is the variant NFG.

    By what was the old cell multiplied in the forward step?
    """
    return back(tuple(v for v in ALL if v != "nfg"), dc=lambda v: f"dct + {seen_back(v)}")


@mutant
def output_gate_half_open_on_the_way_back() -> Parts:
    """Halves what reaches the cell, as if there were a half open gate.

    Which gate is left out here, and does it let all through or half of it?
    """
    return back(("nog",), slope="(1 - s**2) / 2")


@mutant
def slope_of_a_candidate_with_tanh() -> Parts:
    """Has a slope of the candidate, 1 minus its square: that is the plain LSTM.

    Which activation is missing here?
    """
    return back(("niaf",), da_g="dct * i * (1 - a_g**2)")


@mutant
def slope_of_the_missing_tanh() -> Parts:
    """Has the slope of a tanh for the candidate: that is the way back of the plain LSTM.

    What is the slope of something that goes through no activation?
    """
    return back(("niaf",), da_g="dct * i * (1 - np.tanh(a_g) ** 2)")


@mutant
def slope_of_a_shown_cell_with_tanh() -> Parts:
    """Has the slope of tanh where the cell is shown as it is: that is the plain LSTM.

    Which activation is missing here?
    """
    return back(("noaf",), dct="dc_new + dh_new * o * (1 - np.tanh(c_new) ** 2) + p_o * da_o")


@mutant
def output_gate_gradient_from_a_tanh() -> Parts:
    """Makes the output gate's gradient with the tanh of the cell: that is the plain LSTM.

    What was the output gate multiplied with in the forward step?
    """
    return back(("noaf",), da_o="dh_new * np.tanh(c_new) * o * (1 - o)")


@mutant
def back_through_a_tanh_that_is_not_there() -> Parts:
    """Goes back as through a plain LSTM, with a tanh at the output.

    What does this variant leave out?
    """
    slope = "dc_new + dh_new * o * (1 - np.tanh(c_new) ** 2) + p_o * da_o"
    return back(("noaf",), da_o="dh_new * np.tanh(c_new) * o * (1 - o)", dct=slope)


@mutant
def what_is_forgotten_left_out() -> Parts:
    """Leaves out of the input gate's gradient that the same gate makes the cell forget.

    In how many places does this gate act?
    """
    return back(("cifg",), da_i="dct * g * i * (1 - i)")


@mutant
def what_is_forgotten_added() -> Parts:
    """Adds the old cell's share of the input gate's gradient with the wrong sign.

    Does more of the gate keep more or less of the old cell?
    """
    return back(("cifg",), da_i="dct * (g + c) * i * (1 - i)")


@mutant
def gradient_of_a_computed_forget_gate() -> Parts:
    """Has the gradient of a gate that keeps: that is the other convention, that of Colah's post.

    Which of the two gates is the computed one here?
    """
    return back(("cifg",), da_i="dct * (c - g) * i * (1 - i)")
