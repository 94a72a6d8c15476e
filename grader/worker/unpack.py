"""Values out of a message that may be hostile: every bound is checked before anything is allocated for it.

What comes out is no larger than what came in: an array stands once in the tree, as `Packer` writes it, so that a
list cannot refer to one array a million times.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any

import numpy as np

from grader.worker.values import (
    ARRAYS,
    DEPTH,
    DIMENSIONS,
    DTYPES,
    INT_BITS,
    NODES,
    PAYLOAD,
    TEXT,
    Array,
    Handle,
    Malformed,
    Opaque,
    spelled,
)

Buffer = bytes | memoryview


def build(raw: Buffer, dtype: np.dtype[Any], shape: tuple[int, ...], layout: str) -> Array:
    """A fresh writable array of the given layout; "S" is a view of every second element of the last axis."""
    flat: Array = np.frombuffer(raw, np.uint8) != 0 if dtype.kind == "b" else np.frombuffer(raw, dtype)
    if layout == "F":
        return flat.reshape(shape, order="F").copy(order="F")
    if layout == "C" or not shape:
        return flat.reshape(shape).copy()
    roomy = np.zeros((*shape[:-1], 2 * shape[-1]), dtype)
    view: Array = roomy[..., ::2]
    view[...] = flat.reshape(shape)
    return view


def arrays_of(specs: Any, payload: Buffer) -> tuple[list[Array], list[Buffer]]:
    """The arrays of a message and the bytes of each; raises Malformed before anything is allocated."""
    if type(specs) is not list or len(specs) > ARRAYS:
        raise Malformed("list of arrays")
    checked = [_checked_spec(spec) for spec in specs]
    if sum(size for *_, size in checked) != len(payload):
        raise Malformed("the arrays do not fill the payload")
    arrays, raws, at = [], [], 0
    for dtype, shape, layout, size in checked:
        raw = payload[at : at + size]
        at += size
        raws.append(raw)
        arrays.append(build(raw, dtype, shape, layout))
    return arrays, raws


def _checked_spec(spec: Any) -> tuple[np.dtype[Any], tuple[int, ...], str, int]:
    if type(spec) is not list or len(spec) != 3:
        raise Malformed("array specification")
    code, shape, layout = spec
    if type(code) is not str or code not in DTYPES:
        raise Malformed("dtype")
    if type(shape) is not list or len(shape) > DIMENSIONS:
        raise Malformed("number of dimensions")
    size = roomy = 1
    for length in shape:
        if type(length) is not int or not 0 <= length <= PAYLOAD:
            raise Malformed("shape")
        size, roomy = size * length, roomy * (length or 1)
    if layout not in ("C", "F", "S"):
        raise Malformed("layout")
    if roomy > PAYLOAD:  # (0, 2**60) would be an empty but strange array
        raise Malformed("shape")
    dtype = DTYPES[code]
    return dtype, tuple(shape), layout, size * dtype.itemsize


class Unpacker:
    """Turns the trees of one message back into values; raises Malformed on anything that `Packer` does not write.

    `handles` are those that the message may hold, None for any.
    """

    def __init__(self, arrays: list[Array], handles: Container[Handle] | None) -> None:
        self._arrays = arrays
        self._handles = handles
        self._nodes = NODES
        self._used = 0

    def value(self, tree: Any, depth: int = 0) -> Any:
        """The value of a tree."""
        self._nodes -= 1
        if self._nodes < 0:
            raise Malformed("number of values")
        kind = type(tree)
        if kind is not list:
            if tree is None or kind is float or kind is bool or (kind is int and tree.bit_length() <= INT_BITS):
                return tree
            if kind is str and len(tree) <= TEXT:
                return tree
            raise Malformed("scalar")
        tag = tree[0] if tree else None
        if tag == "a":
            return self._array(tree)
        if tag == "t" or tag == "l" or tag == "d":
            if depth >= DEPTH:
                raise Malformed("nesting depth")
            if tag == "d":
                return dict([self._pair(item, depth) for item in tree[1:]])
            items = [self.value(item, depth + 1) for item in tree[1:]]
            return tuple(items) if tag == "t" else items
        return self._leaf(tag, tree)

    def _array(self, tree: list[Any]) -> Array:
        """The next one: they stand in the tree in the order in which they come, each once."""
        if len(tree) != 2 or type(tree[1]) is not int or tree[1] != self._used or self._used >= len(self._arrays):
            raise Malformed("array reference")
        self._used += 1
        return self._arrays[tree[1]]

    def _pair(self, item: Any, depth: int) -> tuple[str, Any]:
        if type(item) is not list or len(item) != 2 or type(item[0]) is not str or len(item[0]) > TEXT:
            raise Malformed("item of a dict")
        return item[0], self.value(item[1], depth + 1)

    def _leaf(self, tag: Any, tree: list[Any]) -> Any:
        if tag == "c" and len(tree) == 3 and type(tree[1]) is float and type(tree[2]) is float:
            return complex(tree[1], tree[2])
        if tag == "o" and len(tree) == 2 and type(tree[1]) is str:
            return Opaque(spelled(tree[1]))
        if tag == "h" and len(tree) == 3 and type(tree[1]) is int and type(tree[2]) is list:
            handle = Handle(tree[1], tuple(step for step in tree[2] if type(step) in (int, str)))
            if self._handles is None or handle in self._handles:
                return handle
            raise Malformed("handle that nobody asked for")
        raise Malformed("tag")
