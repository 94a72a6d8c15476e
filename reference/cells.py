"""Every cell of the package by name, each from the file that states its equations."""

from __future__ import annotations

import difflib

from reference import colah, elman, gers, gru, hochreiter, jozefowicz, mut, odyssey, peephole, udacity
from reference.cell import Cell
from reference.memory import MemoryCell

LSTM = MemoryCell("LSTM")  # reference/lstm.py as a Cell

_ALL: tuple[Cell, ...] = (
    elman.RNN,
    elman.RNN_LOGISTIC,
    LSTM,
    peephole.PEEPHOLE,
    *odyssey.VARIANTS,
    jozefowicz.LSTM,
    jozefowicz.LSTM_I,
    jozefowicz.LSTM_F,
    jozefowicz.LSTM_O,
    jozefowicz.LSTM_B,
    jozefowicz.AS_PRINTED,
    jozefowicz.AS_PRINTED_I,
    jozefowicz.AS_PRINTED_F,
    gru.GRU_KEEP_AFTER,
    gru.GRU_KEEP_BEFORE,
    gru.GRU_REPLACE_AFTER,
    gru.GRU_REPLACE_BEFORE,
    mut.MUT1,
    mut.MUT2,
    mut.MUT3,
    mut.MUT1_PROJECTED,
    mut.MUT2_PROJECTED,
    hochreiter.FULL,
    hochreiter.TRUNCATED,
    gers.FORGET,
    gers.FORGET_TRUNCATED,
    gers.PEEPHOLE,
    gers.PEEPHOLE_TRUNCATED,
    gers.PEEPHOLE_LINEAR,
    udacity.LITERAL,
    colah.FULL_PEEPHOLE,
    colah.COUPLED,
    colah.BOTH,
    colah.GRU,
)


class Named(dict[str, Cell]):
    """Cells by name; of an unknown name the nearest ones are told."""

    def __missing__(self, name: str) -> Cell:
        close = difflib.get_close_matches(str(name).lower(), [known.lower() for known in self], n=3, cutoff=0.5)
        nearest = [known for known in self if known.lower() in close] or list(self)
        which = "the nearest are" if close else "there are"
        raise UnknownCell(f"no cell is called {name!r}; {which} {', '.join(map(repr, nearest))}")


class UnknownCell(KeyError):
    """No cell of this name; the text names the nearest."""

    def __str__(self) -> str:
        return str(self.args[0])  # KeyError would show it in quotes


CELLS = Named((cell.name, cell) for cell in _ALL)
