"""A memory cell taken apart into its blocks, so that tests can hold a gate open or shut; and the sizes they draw."""

from __future__ import annotations

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from reference.memory import MemoryCell

from .draws import Array

SURE = 40.0  # σ(40) rounds to exactly 1, σ(-40) is 4e-18

few = settings(max_examples=8, deadline=None, database=None, derandomize=True)
sizes = st.tuples(*(st.integers(*r) for r in [(0, 9999), (1, 6), (1, 3), (1, 4), (1, 5)]))  # seed, T, N, D, H


def blocks(p: dict[str, Array], cell: MemoryCell, H: int) -> dict[str, dict[str, Array]]:
    """W, R, b and p of a memory cell by block letter."""
    found = {k: {n: p[n][cell.rows(k, H)] for n in ("W", "R", "b")} for k in cell.blocks}
    for m, k in enumerate(cell.gates if "p" in p else ""):
        found[k]["p"] = p["p"][m * H : (m + 1) * H]
    return found


def assembled(by_block: dict[str, dict[str, Array]]) -> dict[str, Array]:
    """The other way round: blocks in the order i f g o, peepholes in the order i f o."""
    p = {n: np.concatenate([by_block[k][n] for k in "ifgo" if k in by_block]) for n in ("W", "R", "b")}
    seen = [by_block[k]["p"] for k in "ifo" if "p" in by_block.get(k, {})]
    return {**p, "p": np.concatenate(seen)} if seen else p


def fixed(like: dict[str, Array], bias: float) -> dict[str, Array]:
    """A gate of the same shapes that does not listen to anything."""
    return {n: np.full_like(v, bias if n == "b" else 0.0) for n, v in like.items()}


def negated(like: dict[str, Array]) -> dict[str, Array]:
    """A gate that computes 1 - what the given one computes."""
    return {n: -v for n, v in like.items()}
