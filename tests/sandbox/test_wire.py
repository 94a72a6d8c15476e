"""The codec: what goes in comes out, and what no honest peer sends is refused before it costs anything."""

from __future__ import annotations

import json
import struct
from typing import Any

import numpy as np
import pytest

from grader.worker import unpack, values, wire
from grader.worker.wire import Frame, Handle, Malformed, Opaque

ROUND: list[Any] = [
    None, True, False, 0, -5, 2**80, 1.5, float("inf"), -0.0, "text", "\ud800 and 😀", 3 - 4j, (), [], {},
    (1, [2.0, (None,)], {"a": {"b": "c"}, "o": "o"}), Handle(3, (2, "k")), ["o", "x"], ("a", 0),
]  # fmt: skip


def frame_of(content: Any, payload: bytes = b"", kind: int = wire.VALUE) -> Frame:
    """A frame as a worker could write it."""
    header = content if isinstance(content, bytes) else json.dumps(content).encode()
    return Frame(kind, 0, header, payload)


def cut(frame: bytes) -> Frame:
    """A frame of ours, cut as the judge cuts it."""
    kind, number, header, payload = wire.lengths(frame)
    at = wire.PREFIX.size
    assert len(frame) == at + header + payload
    return Frame(kind, number, frame[at : at + header], frame[at + header :])


def returned(value: Any, **options: Any) -> Any:
    """A value after the way from the worker to the judge."""
    return wire.decode_reply(cut(wire.encode_reply(0, value, (), **options)))[0]


@pytest.mark.parametrize("value", ROUND, ids=repr)
def test_values_come_back(value: Any) -> None:
    """Scalars and containers arrive equal and of the same type, as arguments and as results."""
    results = [] if isinstance(value, Handle) else [returned(value)]
    for arrived in (*results, wire.decode_call(cut(wire.encode_call(0, "f", [value]))).args[0]):
        assert arrived == value
        assert type(arrived) is type(value)


def test_nan_and_signs_come_back() -> None:
    """NaN, infinities and negative zero keep their bits."""
    given = np.array([np.nan, -np.inf, -0.0])
    assert returned(given).tobytes() == given.tobytes()
    assert np.isnan(returned(float("nan")))
    assert np.signbit(returned(-0.0))


@pytest.mark.parametrize("code", values.DTYPES)
@pytest.mark.parametrize("layout", ["C", "F", "S"])
@pytest.mark.parametrize("shape", [(2, 3, 4), (1, 5), (3,), (), (0, 3), (4, 0)])
def test_arrays_come_back(code: str, layout: str, shape: tuple[int, ...]) -> None:
    """Every dtype, shape and memory layout arrives as it was, in fresh writable memory."""
    size = int(np.prod(shape))
    given = unpack.build(np.arange(size).astype(code).tobytes(), np.dtype(code), shape, layout)
    arrived = wire.decode_call(cut(wire.encode_call(0, "f", [given]))).args[0]
    assert arrived.dtype == given.dtype
    assert arrived.shape == shape
    assert arrived.tobytes() == given.tobytes()
    assert values.layout_of(arrived) == values.layout_of(given)
    assert arrived.flags.writeable
    assert returned(given).tobytes() == given.tobytes()


def test_layouts_are_told_apart() -> None:
    """A transposed array is "F", a slice with a step and a reversed one are "S"."""
    a = np.zeros((3, 4))
    assert [values.layout_of(x) for x in (a, a.T, a[:, ::2], a[::-1])] == ["C", "F", "S", "S"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (object(), "object"),
        (np.array([object()]), "ndarray of object"),
        (np.array(["x"]), "ndarray of str"),
        (np.zeros(2, "M8[s]"), "ndarray of datetime64[s]"),
        (b"bytes", "bytes"),
        ({1: 2}, "dict with keys"),
        (10**400, "int of more than"),
        ("x" * 70_000, "str of 70000"),
        (np.broadcast_to(0.0, (10_000, 10_000)), "ndarray of shape (10000, 10000)"),
        (np.zeros((1,) * 9), "ndarray of shape"),
        ([[]] * 200_000, "list, too large"),
        ([np.zeros(1)] * 200_000, "list, too large"),
    ],
    ids=lambda x: type(x).__name__,
)
def test_what_cannot_be_sent_is_named(value: Any, text: str) -> None:
    """Such a value arrives as Opaque, and is refused as an argument."""
    arrived = returned(value)
    assert isinstance(arrived, Opaque)
    assert arrived.type_name.startswith(text)
    with pytest.raises((TypeError, wire.TooLarge)):
        wire.encode_call(0, "f", [value])


def test_opaque_stands_in_its_place() -> None:
    """Only what cannot be sent is replaced, not the tuple around it."""
    assert returned((1, object(), [2])) == (1, Opaque("object"), [2])


def test_cycles_end() -> None:
    """A list that contains itself is cut at the depth that the judge reads."""
    cycle: list[Any] = []
    cycle.append(cycle)
    depth, arrived = 0, returned(cycle)
    while isinstance(arrived, list):
        depth, arrived = depth + 1, arrived[0]
    assert depth == values.DEPTH
    assert isinstance(arrived, Opaque)


def test_numpy_scalars_and_subclasses_become_plain_arrays() -> None:
    """Zero-dimensional arrays for scalars, the bare memory for matrices and masked arrays, little-endian for big."""
    assert returned(np.float32(1.5)).dtype == np.float32
    assert returned(np.bool_(True)).shape == ()
    for given in (np.ma.masked_array([1.0, 2.0], mask=[False, True]), np.array([1.0, 2.0], ">f8")):
        assert type(returned(given)) is np.ndarray
        assert returned(given).tolist() == [1.0, 2.0]


def test_kept_items_stay() -> None:
    """`keep` replaces items of a returned tuple or list by handles."""
    reply = wire.encode_reply(7, (1, object(), np.zeros(2)), (), keep=[1, 2])
    assert wire.decode_reply(cut(reply), (1, 2))[0] == (1, Handle(7, (1,)), Handle(7, (2,)))


def test_only_what_was_kept_is_a_handle() -> None:
    """A worker cannot answer with a handle that nobody asked for: of another item, another call, a text of its own."""
    reply = cut(wire.encode_reply(7, (1, object(), np.zeros(2)), (), keep=[1, 2]))
    for keep in ((), (1,)):
        with pytest.raises(Malformed):
            wire.decode_reply(reply, keep)
    for forged in (["h", 1, [1]], ["h", 0, ["\x7f" * 1000]], ["h", 0, []]):
        with pytest.raises(Malformed):
            wire.decode_reply(frame_of([["t", forged], [], []]), (1,))


def test_a_list_cannot_refer_to_one_array_many_times() -> None:
    """Forty references to eight megabytes were gigabytes in the judge: an array stands in a reply once."""
    tree = ["l", *[["a", 0]] * 40]
    with pytest.raises(Malformed, match="array reference"):
        wire.decode_reply(frame_of([tree, [["|u1", [1000], "C"]], []], bytes(1000)))


def test_the_number_of_values_is_bounded() -> None:
    """As many as an honest worker sends, not more."""
    assert len(wire.decode_reply(frame_of([["l", *[1] * (values.NODES - 1)], [], []]))[0]) == values.NODES - 1
    with pytest.raises(Malformed, match="number of values"):
        wire.decode_reply(frame_of([["l", *[1] * values.NODES], [], []]))


def test_the_name_of_a_class_is_spelled_out() -> None:
    """Escape codes and line breaks in it reach neither a terminal nor a file of results."""
    arrived = wire.decode_reply(frame_of([["o", "\x1b[2J\u202e\nrnn-step 10 of 10" + "x" * 300], [], []]))[0]
    assert arrived.type_name.startswith(r"\x1b[2J\u202e\nrnn-step 10 of 10xxx")
    assert len(arrived.type_name) == 200


@pytest.mark.parametrize(
    ("magic", "header", "payload"),
    [(b"SBX2", 2, 0), (b"SBX1", wire.HEADER + 1, 0), (b"SBX1", 2, wire.PAYLOAD + 1), (b"SBX1", 2, 2**63)],
)
def test_sizes_are_checked_first(magic: bytes, header: int, payload: int) -> None:
    """A wrong magic or too large a frame is refused on its first 24 bytes."""
    with pytest.raises(Malformed):
        wire.lengths(struct.pack("<4sB3xIIQ", magic, wire.VALUE, 0, header, payload))


def test_a_huge_shape_allocates_nothing() -> None:
    """The product of a shape is compared with the bytes that are there, in exact integers."""
    for shape in ([2**62, 2**62], [2**32, 2**32], [0, 2**60], [2**26] * 8):
        with pytest.raises(Malformed):
            wire.decode_reply(frame_of([["a", 0], [["<f8", shape, "C"]], []]))


DOUBLE = ["<f8", [1], "C"]


@pytest.mark.parametrize(
    ("content", "payload"),
    [
        (b"", b""),
        (b"[" * 60_000, b""),
        (b"[1,[],[]] ", b""),
        (b"\xff\xfe", b""),
        (b'{"a":1}', b""),
        ([1, []], b""),
        ([1, [], [], []], b""),
        ([1, [], ["x"]], b""),
        ([1, [], [-1]], b""),
        ([1, [], [True]], b""),
        ([1, [], [4] * 2], b""),
        ([1, [], [1, 0]], b""),
        ([["l", ["a", 0], ["a", 0]], [DOUBLE], []], bytes(8)),
        ([["l", ["a", 1], ["a", 0]], [DOUBLE, DOUBLE], []], bytes(16)),
        ([["h", 0, [0]], [], []], b""),
        ([1, {}, []], b""),
        ([["a", 0], [["|O", [1], "C"]], []], bytes(8)),
        ([["a", 0], [["|V8", [1], "C"]], []], bytes(8)),
        ([["a", 0], [["<M8[s]", [1], "C"]], []], bytes(8)),
        ([["a", 0], [["<U2", [1], "C"]], []], bytes(8)),
        ([["a", 0], [[">f8", [1], "C"]], []], bytes(8)),
        ([["a", 0], [["<f16", [1], "C"]], []], bytes(16)),
        ([["a", 0], [[["<f8"], [1], "C"]], []], bytes(8)),
        ([["a", 0], [["<f8", [1], "X"]], []], bytes(8)),
        ([["a", 0], [["<f8", [1]]], []], bytes(8)),
        ([["a", 0], [["<f8", 1, "C"]], []], bytes(8)),
        ([["a", 0], [["<f8", [True], "C"]], []], bytes(8)),
        ([["a", 0], [["<f8", [1.0], "C"]], []], bytes(8)),
        ([["a", 0], [["<f8", [-1], "C"]], []], b""),
        ([["a", 0], [["<f8", [1] * 9, "C"]], []], bytes(8)),
        ([["a", 0], [DOUBLE], []], bytes(9)),
        ([["a", 0], [DOUBLE], []], bytes(7)),
        ([["a", 0], [], []], bytes(1)),
        ([["a", 1], [DOUBLE], []], bytes(8)),
        ([["a", -1], [DOUBLE], []], bytes(8)),
        ([["a", True], [DOUBLE], []], bytes(8)),
        ([["a"], [DOUBLE], []], bytes(8)),
        ([{"a": 1}, [], []], b""),
        ([[], [], []], b""),
        ([["z", 1], [], []], b""),
        ([["c", 1.0], [], []], b""),
        ([["c", "1", "2"], [], []], b""),
        ([["o", 5], [], []], b""),
        ([["h", "0", []], [], []], b""),
        ([["d", ["a"]], [], []], b""),
        ([["d", [1, 2]], [], []], b""),
        ([["d", "ab"], [], []], b""),
        ([2**5000, [], []], b""),
        (["x" * 70_000, [], []], b""),
        ([1, [DOUBLE] * 100_001, []], bytes(800_008)),
    ],
    ids=lambda x: repr(x)[:40],
)
def test_malformed_replies_are_refused(content: Any, payload: bytes) -> None:
    """Each deviates in one place from what a worker writes; none gets as far as a value."""
    with pytest.raises(Malformed):
        wire.decode_reply(frame_of(content, payload))


def test_depth_is_bounded() -> None:
    """Sixteen containers inside each other are read, seventeen are not."""
    tree: Any = 1
    for _ in range(values.DEPTH):
        tree = ["l", tree]
    wire.decode_reply(frame_of([tree, [], []]))
    with pytest.raises(Malformed):
        wire.decode_reply(frame_of([["l", tree], [], []]))


def test_bool_bytes_are_normalised() -> None:
    """A bool array whose bytes are neither 0 nor 1 arrives as proper bools."""
    arrived, _ = wire.decode_reply(frame_of([["a", 0], [["|b1", [3], "C"]], []], b"\x00\x01\xff"))
    assert arrived.view(np.uint8).tolist() == [0, 1, 1]


def test_an_intact_frame_passes() -> None:
    """The cases above fail for the reason that they state, not because the frame around them is wrong."""
    assert wire.decode_reply(frame_of([["a", 0], [DOUBLE], [0]], bytes(8)))[1] == (0,)


def test_owners_of_arrays() -> None:
    """The worker knows in which argument each array lies, in nested ones too."""
    a = np.zeros(1)
    call = wire.decode_call(cut(wire.encode_call(0, "f", [1, {"W": a, "b": (a, a)}, a])))
    assert call.owners == [1, 1, 1, 2]
