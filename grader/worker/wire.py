"""Frames between judge and worker, both ends.

A frame is 24 bytes (magic, kind, number, length of the header, length of the payload, little-endian), a JSON
header and the bytes of the arrays. The judge reads every frame as hostile: `lengths` refuses sizes before anything
is allocated, the rest is checked exactly. Requests carry the number of the call; their replies repeat it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from grader.worker.unpack import Buffer, Unpacker, arrays_of
from grader.worker.values import (
    PAYLOAD,
    Array,
    Handle,
    Malformed,
    Opaque,
    Packer,
    Spec,
    TooLarge,
    Value,
    array_bytes,
    spelled,
)

__all__ = [
    "HEADER", "PAYLOAD", "PREFIX", "Array", "Call", "Frame", "Handle", "Load", "Malformed", "Opaque",
    "TooLarge", "Value", "array_bytes", "decode_call", "decode_json", "decode_load", "decode_reply",
    "encode_adapt", "encode_call", "encode_forget", "encode_json", "encode_load", "encode_read", "encode_reply",
    "kind_and_number", "lengths", "overwritten", "spelled",
]  # fmt: skip

MAGIC = b"SBX1"
PREFIX = struct.Struct("<4sB3xIIQ")
HEADER = 4 << 20  # bytes of JSON

CALL, READ, FORGET, LOAD, ADAPT = 1, 2, 3, 4, 5  # requests
VALUE, RAISED, LOADED, FAILED, LOST, READY = 16, 17, 18, 19, 20, 21  # replies
RUNNING = 22  # before a reply that is late: where the submission is

_ENCODER = json.JSONEncoder(separators=(",", ":"), check_circular=False)
_DECODER = json.JSONDecoder()


class Frame(NamedTuple):
    """One message as it came, its contents not yet looked at."""

    kind: int
    number: int
    header: bytes
    payload: bytes


class Call(NamedTuple):
    """A decoded request to call a function."""

    function: str
    args: list[Any]
    keep: list[int]
    arrays: list[Array]
    raws: list[Buffer]  # the bytes of each array before the call
    specs: list[Spec]
    owners: list[int]  # for each array the position of the argument that it is in


class Load(NamedTuple):
    """A submission to run, and the files that it may import, by their paths; it lies in the folder `home` of them.

    `load_s` and `call_s` are what loading and a call may take: near their end the worker says which line is running.
    """

    source: str
    name: str
    seed: int = 0
    forbidden: tuple[str, ...] = ()
    files: Mapping[str, str] = {}
    home: str = ""
    load_s: float = 0.0
    call_s: float = 0.0


def lengths(prefix: bytes | bytearray | memoryview) -> tuple[int, int, int, int]:
    """Kind, number, header length and payload length of a frame; raises Malformed on a wrong or too large one."""
    magic, kind, number, header, payload = PREFIX.unpack_from(prefix)
    if magic != MAGIC:
        raise Malformed("not a frame")
    if header > HEADER or payload > PAYLOAD:
        raise Malformed("frame too large")
    return kind, number, header, payload


def kind_and_number(frame: bytes) -> tuple[int, int]:
    """What a frame of ours is, without reading it."""
    kind, number, _, _ = lengths(frame)
    return kind, number


def _frame(kind: int, number: int, content: Any, chunks: Sequence[bytes] = ()) -> bytes:
    header = _ENCODER.encode(content).encode("ascii")
    payload = b"".join(chunks)
    if len(header) > HEADER:
        raise TooLarge
    return PREFIX.pack(MAGIC, kind, number, len(header), len(payload)) + header + payload


def encode_call(
    number: int, function: str, args: Sequence[Value], keep: Sequence[int] = (), in_place: bool = False
) -> bytes:
    """A frame for `Worker.post`: call `function`; raises TypeError for an argument that cannot be sent.

    `in_place`: with the arrays of its last such call, overwritten with these numbers, as a training loop updates them.
    """
    packer = Packer()
    trees: list[Any] = []
    owners: list[int] = []
    for position, value in enumerate(args):
        trees.append(packer.tree(value))
        owners += [position] * (len(packer.specs) - len(owners))
    content = [function, trees, packer.specs, list(keep), owners, in_place]
    if not packer.complete:
        raise TypeError(f"an argument of {function} cannot be sent: {args!r}"[:500])
    return _frame(CALL, number, content, packer.chunks)


def encode_read(number: int, handle: Handle) -> bytes:
    """A frame for `Worker.post`: send again what the handle stands for, as it is now."""
    return _frame(READ, number, [handle.call, list(handle.path)])


@cache
def encode_forget() -> bytes:
    """A frame for `Worker.post`: drop every result, count calls from 0 again. It has no reply."""
    return _frame(FORGET, 0, [])


def encode_load(load: Load) -> bytes:
    """The first request: run the text of a submission, with files that it may import."""
    texts = [text.encode("utf-8", "surrogatepass") for text in (load.source, *load.files.values())]
    files = [[path, len(text)] for path, text in zip(load.files, texts[1:], strict=True)]
    return _frame(
        LOAD, 0, [load.name, load.seed, list(load.forbidden), load.home, load.load_s, load.call_s, files], texts
    )


def decode_load(frame: Frame) -> Load:
    """What a LOAD frame asks for; it comes from the judge."""
    name, seed, forbidden, home, load_s, call_s, sizes = decode_json(frame.header)
    at = len(frame.payload) - sum(size for _, size in sizes)
    source = frame.payload[:at].decode("utf-8", "surrogatepass")
    files = {}
    for path, size in sizes:
        files[path] = frame.payload[at : at + size].decode("utf-8", "surrogatepass")
        at += size
    return Load(source, name, seed, tuple(forbidden), files, home, load_s, call_s)


def encode_adapt(text: str) -> bytes:
    """A frame for a worker that has loaded: run the text of an adapter beside the submission."""
    return _frame(ADAPT, 0, [], [text.encode("utf-8")])


def encode_json(kind: int, number: int, content: Any) -> bytes:
    """A frame without arrays."""
    return _frame(kind, number, content)


def encode_reply(number: int, value: Any, modified: Sequence[int], keep: Sequence[int] = ()) -> bytes:
    """The reply to a call: `keep` names the items of a returned tuple or list that stay in the worker."""
    packer = Packer()
    try:
        if keep and isinstance(value, (tuple, list)):
            kept = [Handle(number, (at,)) if at in keep else item for at, item in enumerate(value)]
            value = tuple(kept) if isinstance(value, tuple) else kept
        tree = packer.tree(value)
        return _frame(VALUE, number, [tree, packer.specs, list(modified)], packer.chunks)
    except (TooLarge, RecursionError):
        return _frame(VALUE, number, [["o", f"{type(value).__name__}, too large"], [], list(modified)])


def decode_json(header: bytes) -> Any:
    """The JSON of a header; raises Malformed."""
    try:
        text = header.decode("ascii")
        content, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError) as error:
        raise Malformed("header is not JSON") from error
    if end != len(text):
        raise Malformed("text after the header")
    return content


def decode_reply(frame: Frame, keep: Collection[int] = ()) -> tuple[Any, tuple[int, ...]]:
    """Value and positions of modified arguments of a VALUE frame; raises Malformed.

    `keep` as it was asked for: only those items may be handles. The arrays take at most twice the frame's own bytes.
    """
    content = decode_json(frame.header)
    if type(content) is not list or len(content) != 3:
        raise Malformed("reply")
    tree, specs, modified = content
    if type(modified) is not list or not all(type(at) is int and 0 <= at < 1000 for at in modified):
        raise Malformed("modified arguments")
    if any(at >= after for at, after in pairwise(modified)):
        raise Malformed("order of the modified arguments")
    arrays, _ = arrays_of(specs, memoryview(frame.payload))
    handles = {Handle(frame.number, (at,)) for at in keep}
    return Unpacker(arrays, handles).value(tree), tuple(modified)


def decode_call(frame: Frame, standing: dict[str, list[Array]] | None = None) -> Call:
    """What a CALL frame asks for, with fresh arrays, or in those of `standing` (by function); raises Malformed."""
    function, trees, specs, keep, owners, in_place = decode_json(frame.header)
    arrays, raws = arrays_of(specs, frame.payload)
    if in_place and standing is not None:
        kept = iter(standing.get(function, ()))
        arrays = standing[function] = [overwritten(next(kept, None), array) for array in arrays]
    unpacker = Unpacker(arrays, None)
    args = [unpacker.value(tree) for tree in trees]
    return Call(function, args, keep, arrays, raws, specs, owners)


def overwritten(kept: Array | None, array: Array) -> Array:
    """The kept array, holding the numbers of the other; the other where they are not alike in shape and type."""
    if kept is None or (kept.shape, kept.dtype, kept.strides) != (array.shape, array.dtype, array.strides):
        return array
    if not kept.flags.writeable:
        return array
    kept[...] = array
    return kept
