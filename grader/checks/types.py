"""The types that exercises and the judge name alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Function: TypeAlias = Callable[..., Any]
Parts: TypeAlias = Mapping[str, Any]  # of a solution: name -> what may be replaced
States: TypeAlias = tuple[Array, ...]
