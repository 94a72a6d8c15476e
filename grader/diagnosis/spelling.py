"""Advice in the words of a dialect: the blocks of gates in the order in which it lays them out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from grader.dialects.signature import Dialect, leaves
from grader.model import Diagnosis

BLOCKS = re.compile(r"\{blocks:(\w+)\}")


def spelled(diagnosis: Diagnosis, dialect: Dialect) -> Diagnosis:
    """The advice with the blocks in the dialect's order."""
    laid = [item.move.spelling.blocks for s in dialect.entries.values() for item in leaves(s.args) if item.move]
    canonical = [b for s in dialect.entries.values() for i in leaves(s.args) if i.move for b in own_blocks(i.move)]
    order, home = next((b for b in laid if len(b) > 1), ""), next((b for b in canonical if len(b) > 1), "")

    def respelled(match: re.Match[str]) -> str:
        letters = match.group(1)
        if not order or sorted(order) != sorted(home):
            return " ".join(letters)
        return " ".join(letters[home.index(gate)] for gate in order)

    return replace(diagnosis, advice=BLOCKS.sub(respelled, diagnosis.advice))


def own_blocks(move: Any) -> list[str]:
    """The canonical blocks of what an argument is made of."""
    return [spelling.blocks for spelling in move.canonical]
