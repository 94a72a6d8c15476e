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
    signatures = (*dialect.own.values(), *dialect.entries.values())  # what it writes itself comes first
    moves = [item.move for s in signatures for item in leaves(s.args) if item.move]
    laid = [move.spelling.blocks for move in moves]
    canonical = [own for move in moves for own in own_blocks(move)]

    def respelled(match: re.Match[str]) -> str:
        letters = match.group(1)
        order, home = (next((b for b in some if sorted(b) == sorted(letters)), "") for some in (laid, canonical))
        if not order or not home:
            return " ".join(letters)
        return " ".join(letters[home.index(gate)] for gate in order)

    return replace(diagnosis, advice=BLOCKS.sub(respelled, diagnosis.advice))


def own_blocks(move: Any) -> list[str]:
    """The canonical blocks of what an argument is made of."""
    return [spelling.blocks for spelling in move.canonical]
