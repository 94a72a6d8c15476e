"""Every cell of the package by name, each from the file that states its equations."""

from __future__ import annotations

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

CELLS: dict[str, Cell] = {cell.name: cell for cell in _ALL}
