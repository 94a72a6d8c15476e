"""Names that NumPy has dropped and that right code of older courses still uses."""

from __future__ import annotations

from typing import Any

import numpy as np

# Removed in NumPy 1.24 (the aliases of builtins) and 2.0 (the rest): numpy.org, release notes of 1.24.0 and 2.0.0.
OLD: dict[str, Any] = {
    "float": float,
    "int": int,
    "complex": complex,
    "object": object,
    "str": str,
    "float_": np.float64,
    "asfarray": lambda a, dtype=np.float64: np.asarray(a, dtype=dtype),
    "product": np.prod,
    "cumproduct": np.cumprod,
    "alltrue": np.all,
    "sometrue": np.any,
    "row_stack": np.vstack,
    "in1d": np.isin,
    "infty": np.inf,
    "Inf": np.inf,
    "NaN": np.nan,
}


def restore() -> None:
    """Give numpy its old names back, in this process."""
    for name, thing in OLD.items():
        if name not in vars(np):
            setattr(np, name, thing)
