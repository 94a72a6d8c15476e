"""The arrays that a caller gives: the numbers they are computed in, and the shapes they must have.

One rule of types for the whole package: everything that goes in is brought to the common dtype of all of it. float16,
float32, float64, longdouble, complex and object arrays stay what they are; integers and bools count as float64, since a
gate is neither. Nothing is copied where all have the dtype already.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Shape = tuple[int, ...]


def one_dtype(*arrays: Any) -> tuple[Array, ...]:
    """The arrays in their common dtype, integers and bools as float64."""
    found = tuple(map(np.asarray, arrays))
    kinds = {a.dtype for a in found}
    if len(kinds) == 1 and found[0].dtype.kind not in "biu":
        return found
    dtype = np.result_type(*(np.dtype(float) if kind.kind in "biu" else kind for kind in kinds))
    return tuple(a.astype(dtype, copy=False) for a in found)


def check_shapes(found: Mapping[str, Any], wanted: Mapping[str, Shape], where: str) -> None:
    """Raise ValueError that names what is missing, not known or of another shape; arrays and tensors alike."""
    shapes = {name: getattr(v, "shape", ()) for name, v in found.items()}
    if shapes == wanted:
        return
    faults = [f"{name} is missing, {wanted[name]}" for name in wanted if name not in found]
    faults += [f"{name} is not known" for name in found if name not in wanted]
    faults += [
        f"{name} has shape {tuple(shape)}, but should have {wanted[name]}"
        for name, shape in shapes.items()
        if name in wanted and shape != wanted[name]
    ]
    raise ValueError(f"{where}: {'; '.join(faults)}")


def sizes(X: Any, h: Any, axes: str) -> tuple[int, int, int]:
    """N, D and H of inputs X with the named axes, "TND" or "ND", and a state h; raises ValueError for other axes."""
    if len(X.shape) != len(axes) or len(h.shape) != 2:
        found = f"inputs {tuple(X.shape)} and state {tuple(h.shape)}"
        raise ValueError(f"{found}, but should be ({', '.join(axes)}) and (N, H)")
    return X.shape[-2], X.shape[-1], h.shape[1]


def given(k: int, names: str, *arrays: Any) -> tuple[Array, ...]:
    """The arguments of a plain cell with k blocks of rows in one dtype; raises ValueError for shapes that do not fit.

    `names` has one letter for each: X (T, N, D) or x (N, D), the states (N, H), then W (kH, D), R (kH, H), b (kH,).
    """
    found = one_dtype(*arrays)
    N, D, H = sizes(found[0], found[1], "TND" if names[0] == "X" else "ND")
    wanted = (found[0].shape, *[(N, H)] * (len(found) - 4), (k * H, D), (k * H, H), (k * H,))
    by_name = dict(zip(names, found, strict=True))
    check_shapes(by_name, dict(zip(names, wanted, strict=True)), f"for N, D, H = {N}, {D}, {H}")
    return found
