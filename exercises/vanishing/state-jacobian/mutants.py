"""What goes wrong with the blocks of the Jacobian."""

import numpy as np

from grader.checks import mutant
from reference.cells import LSTM
from reference.flow import state_jacobian


def blocks(x, h, c, W, R, b):
    """The right blocks h' by h, h' by c, c' by h, c' by c; and the gates i, f, g, o, and tanh(c')."""
    p = {"W": W, "R": R, "b": b}
    (_, cell), cache = LSTM.step(x[None], (h[None], c[None]), p)
    J = state_jacobian(LSTM, x[None], (h[None], c[None]), p)[0]
    n, s = len(h), cache.inner
    return (J[:n, :n], J[:n, n:], J[n:, :n], J[n:, n:]), (s.i[0], s.f[0], s.g[0], s.o[0], np.tanh(cell[0]))


def changed(change):
    """A Jacobian whose blocks are changed: `change(blocks, gates, R's blocks, c)` gives the four new ones."""

    def state_jacobian(x, h, c, W, R, b):
        (hh, hc, ch, cc) = change(*blocks(x, h, c, W, R, b), np.split(R, 4), c)
        return np.block([[hh, hc], [ch, cc]])

    return {"state_jacobian": state_jacobian}


def through(slope, ch, gates, R_o):
    """h' by h with another slope from c' to h'."""
    _, _, _, o, s = gates
    return slope[:, None] * ch + (s * o * (1 - o))[:, None] * R_o


@mutant
def transposed():
    """Has rows and columns exchanged.

    Is a row what is moved, or what moves it?
    """
    return changed(lambda J, gates, R, c: (J[0].T, J[2].T, J[1].T, J[3].T))


@mutant
def cell_first():
    """Puts the cell before the hidden state.

    In which order are the two halves asked?
    """
    return changed(lambda J, gates, R, c: (J[3], J[2], J[1], J[0]))


@mutant
def direct_path_alone():
    """Has the direct path alone in the row of the cell: c' reads h too, through three gates.

    On which ways does a change of h reach c'?
    """
    return changed(lambda J, gates, R, c: (J[0], J[1], 0 * J[2], J[3]))


@mutant
def output_gate_held_fixed():
    """Leaves out that the output gate reads h as well.

    On how many ways does h reach h'?
    """
    return changed(lambda J, gates, R, c: (gates[3][:, None] * (1 - gates[4] ** 2)[:, None] * J[2], *J[1:]))


@mutant
def forget_gate_held_fixed():
    """Leaves out that the forget gate reads h.

    By what is the old cell multiplied, and does that depend on h?
    """

    def change(J, gates, R, c):
        _, f, _, o, s = gates
        ch = J[2] - (c * f * (1 - f))[:, None] * R[1]
        return through(o * (1 - s**2), ch, gates, R[3]), J[1], ch, J[3]

    return changed(change)


@mutant
def slope_at_the_cell():
    """Takes 1 - c'² for the slope of tanh at c'; it is 1 - tanh(c')².

    Is the slope written with what goes in or with what comes out?
    """

    def change(J, gates, R, c):
        i, f, g, o, _ = gates
        slope = o * (1 - (f * c + i * g) ** 2)
        return through(slope, J[2], gates, R[3]), np.diag(slope * f), J[2], J[3]

    return changed(change)


@mutant
def output_slope_left_out():
    """Leaves out the slope of the tanh between c' and h'.

    What lies between the cell and what it shows?
    """

    def change(J, gates, R, c):
        _, f, _, o, _ = gates
        return through(o, J[2], gates, R[3]), np.diag(o * f), J[2], J[3]

    return changed(change)


@mutant
def columns_scaled():
    """Multiplies the columns of the matrices with the slopes, not the rows.

    Whose slope is it: that of the unit that is moved, or of the one that moves it?
    """

    def change(J, gates, R, c):
        i, f, g, o, s = gates
        ch = R[0] * (g * i * (1 - i)) + R[1] * (c * f * (1 - f)) + R[2] * (i * (1 - g**2))
        return o * (1 - s**2) * ch + R[3] * (s * o * (1 - o)), J[1], ch, J[3]

    return changed(change)


@mutant
def columns_scaled_in_the_cell():
    """Multiplies the columns of the matrices with the slopes, not the rows, on the way from h to c'.

    Whose slope is it: that of the unit that is moved, or of the one that moves it?
    """
    return {"c_of_h": "(g * i * (1 - i)) * R_i + (c * f * (1 - f)) * R_f + (i * (1 - g**2)) * R_g"}


@mutant
def columns_scaled_in_the_hidden_state():
    """Multiplies the columns of the matrices with the slopes, not the rows, on the way from h to h'.

    Whose slope is it: that of the unit that is moved, or of the one that moves it?
    """
    return {"h_of_h": "slope * c_of_h + (s * o * (1 - o)) * R_o"}
