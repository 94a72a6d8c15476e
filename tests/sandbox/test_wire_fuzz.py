"""Whatever comes from a worker, the judge reads a value or refuses it: no other exception, no surprise."""

from __future__ import annotations

import json
from typing import Any

import hypothesis.strategies as st
import numpy as np
from hypothesis import given, seed, settings

from grader.worker import values, wire
from grader.worker.wire import Frame, Malformed

SETTINGS = settings(max_examples=300, database=None, deadline=None)

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
words = st.sampled_from([*"atldcoh", "C", "F", "S", *values.DTYPES, "|O", ">f8"])
numbers = st.integers(-2, 9) | st.sampled_from([2**26, 2**31, 2**62, 10**400])
trees = st.recursive(scalars | words | numbers, lambda inner: st.lists(inner, max_size=4), max_leaves=20)
specs = st.lists(st.tuples(words, st.lists(numbers, max_size=9), words) | trees, max_size=3) | trees
GOOD = wire.encode_reply(
    0, (np.arange(6.0).reshape(2, 3), {"W": [1, 2.5, "x", None, 3 + 4j]}, np.zeros((2, 2), np.float32, "F")), (0, 1)
)


def read(header: bytes, payload: bytes) -> Any:
    """The value, or Malformed."""
    try:
        return wire.decode_reply(Frame(wire.VALUE, 0, header, payload))
    except Malformed:
        return Malformed


@seed(1)
@SETTINGS
@given(st.tuples(trees, specs, trees) | trees, st.binary(max_size=64))
def test_any_json(content: Any, payload: bytes) -> None:
    """Trees, specifications and payloads of every shape."""
    read(json.dumps(content).encode(), payload)


@seed(2)
@SETTINGS
@given(st.integers(wire.PREFIX.size, len(GOOD) - 1), st.binary(max_size=3), st.integers(0, 3))
def test_damaged_replies(at: int, inserted: bytes, removed: int) -> None:
    """An honest reply in which some bytes are replaced, inserted or left out."""
    _, _, header, _ = wire.lengths(GOOD)
    damaged = GOOD[:at] + inserted + GOOD[at + removed :]
    read(damaged[wire.PREFIX.size : wire.PREFIX.size + header], damaged[wire.PREFIX.size + header :])


@seed(3)
@SETTINGS
@given(st.binary(max_size=200), st.binary(max_size=64))
def test_any_bytes(header: bytes, payload: bytes) -> None:
    """Not even JSON."""
    read(header, payload)


@seed(4)
@SETTINGS
@given(st.binary(min_size=wire.PREFIX.size, max_size=wire.PREFIX.size))
def test_any_prefix(prefix: bytes) -> None:
    """The first 24 bytes either bound what follows or are refused."""
    try:
        _, _, header, payload = wire.lengths(prefix)
    except Malformed:
        return
    assert header <= wire.HEADER
    assert payload <= wire.PAYLOAD


def test_the_honest_reply_is_read() -> None:
    """What the damaged ones start from is intact."""
    _, _, header, _ = wire.lengths(GOOD)
    at = wire.PREFIX.size + header
    assert read(GOOD[wire.PREFIX.size : at], GOOD[at:]) is not Malformed
