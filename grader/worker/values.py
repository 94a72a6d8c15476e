"""Values that travel between judge and worker: a JSON tree of scalars and containers, and raw array bytes.

The tree holds None, bool, int, float and str as themselves and everything else as a tagged list:
`["a", i]` array i, `["t", ...]` tuple, `["l", ...]` list, `["d", [key, value], ...]` dict, `["c", re, im]` complex,
`["h", call, [path]]` handle, `["o", type name]` what cannot be sent. Nothing here is ever executed or unpickled.
The way back is in `unpack.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

DEPTH = 16  # of nested containers
NODES = 100_000  # scalars, arrays and containers in one message
ARRAYS = NODES  # a list of numpy scalars is a list of 0-d arrays
DIMENSIONS = 8
INT_BITS = 1024
TEXT = 65_536  # characters of one string
PAYLOAD = 64 << 20  # bytes of all arrays of one message

Array = NDArray[Any]
Spec = tuple[str, tuple[int, ...], str]

# Little-endian and fixed in size; no object, string, void, date or long double.
_CODES = ("|b1", "|i1", "|u1", "<i2", "<i4", "<i8", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16")
DTYPES: Mapping[str, np.dtype[Any]] = {code: np.dtype(code) for code in _CODES}


class Malformed(Exception):
    """A message that no honest peer sends."""


class TooLarge(Exception):
    """A value with more nodes or arrays than one message may hold."""


@dataclass(frozen=True, slots=True)
class Handle:
    """Stands for an object that stays in the worker: what call `call` returned, then item after item."""

    call: int
    path: tuple[int | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opaque:
    """Stands for a returned object that cannot be sent."""

    type_name: str


Value = (
    None | bool | int | float | complex | str | Array | tuple[Any, ...] | list[Any] | dict[str, Any] | Handle | Opaque
)


def spelled(text: str) -> str:
    """At most 200 characters on one line, control characters as their escapes: the name of a class can hold any."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[:200])[:200]


def layout_of(array: Array) -> str:
    """ "C" or "F" for a contiguous array ("C" when it is both), "S" for any other view."""
    flags = array.flags
    return "C" if flags.c_contiguous else "F" if flags.f_contiguous else "S"


def array_bytes(array: Array, layout: str) -> bytes:
    """The elements in the order in which they travel: Fortran order for "F", else C order."""
    return array.tobytes("F" if layout == "F" else "C")


class Packer:
    """Turns values into a tree, array specifications and the bytes of the arrays."""

    def __init__(self) -> None:
        self.specs: list[Spec] = []
        self.chunks: list[bytes] = []
        self.complete = True  # nothing had to be left out
        self._nodes = NODES
        self._bytes = PAYLOAD

    def tree(self, value: Any, depth: int = 0) -> Any:
        """The tree of one value; raises TooLarge. What cannot be sent becomes `["o", type name]`."""
        self._nodes -= 1
        if self._nodes < 0:
            raise TooLarge
        kind = type(value)
        if kind is np.ndarray:
            return self._array(value)
        if kind is float or kind is bool or value is None:
            return value
        if kind is int:
            return value if value.bit_length() <= INT_BITS else self._opaque("int of more than 300 digits")
        if kind is str:
            return value if len(value) <= TEXT else self._opaque(f"str of {len(value)} characters")
        return self._container(value, depth)

    def _opaque(self, text: str) -> list[str]:
        self.complete = False
        return ["o", text[:200]]

    def _container(self, value: Any, depth: int) -> Any:
        if isinstance(value, (tuple, list, dict)):
            if depth >= DEPTH:
                return self._opaque(f"{_type_name(value)} nested more than {DEPTH} deep")
            if len(value) > self._nodes:
                raise TooLarge
            if isinstance(value, dict):
                return self._dict(value, depth)
            tag = "t" if isinstance(value, tuple) else "l"
            return [tag, *[self.tree(item, depth + 1) for item in value]]
        return self._other(value, depth)

    def _dict(self, value: dict[Any, Any], depth: int) -> list[Any]:
        if not all(type(key) is str and len(key) <= TEXT for key in value):
            return self._opaque("dict with keys that are not strings")
        return ["d", *[[key, self.tree(item, depth + 1)] for key, item in value.items()]]

    def _other(self, value: Any, depth: int) -> Any:
        if isinstance(value, np.generic):
            return self._array(np.asarray(value))
        if isinstance(value, np.ndarray):
            return self._array(np.ndarray.view(value, np.ndarray))
        for plain in (str, int, float):  # subclasses; bool, a subclass of int, cannot be subclassed
            if isinstance(value, plain):
                return self.tree(_plain(plain, value), depth)
        if isinstance(value, complex):
            return ["c", value.real, value.imag]
        if isinstance(value, Handle):
            return ["h", value.call, list(value.path)]
        tensor = _tensor_array(value)
        return self._opaque(_type_name(value)) if tensor is None else self._array(tensor)

    def _array(self, array: Array) -> list[Any]:
        dtype = array.dtype
        if dtype.str not in DTYPES:
            longer = {"f": "<f8", "c": "<c16"}.get(dtype.kind) if dtype.itemsize > 8 else None  # long double
            native = np.dtype(longer) if longer else dtype.newbyteorder("<")
            if native.str not in DTYPES:
                return self._opaque(f"{_type_name(array)} of {dtype.name}")
            array = array.astype(native)
        if array.nbytes > self._bytes or array.ndim > DIMENSIONS:
            return self._opaque(f"ndarray of shape {array.shape}, {array.nbytes >> 20} MB")
        if len(self.specs) >= ARRAYS:
            raise TooLarge
        layout = layout_of(array)
        self._bytes -= array.nbytes
        self.specs.append((array.dtype.str, array.shape, layout))
        self.chunks.append(array_bytes(array, layout))
        return ["a", len(self.specs) - 1]


def _plain(kind: Callable[..., Any], value: Any) -> Any:
    return str.__str__(value) if kind is str else int.__int__(value) if kind is int else float.__float__(value)


def _type_name(value: Any) -> str:
    return str(type(value).__name__)[:200]


def _tensor_array(value: Any) -> Array | None:
    """The values of a torch tensor, without importing torch; half-sized "bfloat16" as float32."""
    if type(value).__module__.partition(".")[0] != "torch" or not hasattr(value, "detach"):
        return None
    try:
        plain = value.detach().cpu().resolve_conj().resolve_neg()
        return np.asarray((plain.float() if str(plain.dtype) == "torch.bfloat16" else plain).numpy())
    except Exception:  # sparse, quantised, meta: cannot be sent
        return None
