"""Random inputs: every size different, nonzero states, a cotangent on every output."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def normals(rng: np.random.Generator, *shapes: tuple[int, ...], scale: float = 1.0) -> list[Array]:
    """One array of N(0, scale²) entries for each shape."""
    return [scale * rng.standard_normal(shape) for shape in shapes]


def weights(rng: np.random.Generator, gates: int, D: int, H: int, scale: float = 1.0) -> list[Array]:
    """W, R and b of a cell with so many gates, of order scale/√H."""
    return normals(rng, (gates * H, D), (gates * H, H), (gates * H,), scale=scale / np.sqrt(H))
