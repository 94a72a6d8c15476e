"""ONNX: its 18 node cases, onnxruntime run live, and the expected values of onnxruntime's own tests."""

from __future__ import annotations

import importlib
import itertools
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper

from . import onnxruntime_vectors as vectors
from .draws import Array
from .onnx_operator import Node, evaluate
from .oracles import largest

INPUTS = {"X": "X", "W": "W", "R": "R", "B": "B", "P": "P"} | {
    "sequence_lens": "lens",
    "initial_h": "h",
    "initial_c": "c",
}


def node_cases() -> list[Any]:
    """The cases that onnx makes for its LSTM, GRU and RNN nodes, without making those of all others."""
    node = importlib.import_module("onnx.backend.test.case.node")
    before = len(node._NodeTestCases)
    for name in ("lstm", "gru", "rnn"):
        importlib.import_module(f"onnx.backend.test.case.node.{name}")
    return list(node._NodeTestCases[before:])


NODE_CASES = node_cases()


def test_there_are_eighteen_node_cases() -> None:
    """Six each for LSTM, GRU and RNN."""
    assert len(NODE_CASES) == 18


def node_error(case: Any) -> float:
    """The largest absolute error of any output of a node case; infinite where a shape differs."""
    proto = case.model.graph.node[0]
    attributes = {a.name: helper.get_attribute_value(a) for a in proto.attribute}
    node = Node(proto.op_type, attributes.get("direction", b"forward").decode(), layout=attributes.get("layout", 0))
    given, expected = case.data_sets[0]
    arrays = {INPUTS[name]: v for name, v in zip(proto.input, given, strict=True)}
    Y, states = evaluate(node, **arrays)
    got = dict(zip(["Y", "Y_h", "Y_c"], [Y, *states], strict=False))
    stated = zip([name for name in proto.output if name], expected, strict=True)
    return largest(np.abs(got[n] - want).max() if got[n].shape == want.shape else np.inf for n, want in stated)


@pytest.mark.parametrize("case", NODE_CASES, ids=lambda c: c.name)
def test_onnx_node_case(case: Any) -> None:
    """Outputs within 2e-7; the cases themselves ask for 1e-3."""
    assert node_error(case) <= 2e-7


def session(node: Node, arrays: dict[str, Array]) -> list[Array]:
    """onnxruntime's answer."""
    attributes: dict[str, Any] = {"direction": node.direction, "hidden_size": arrays["R"].shape[2]}
    if node.clip is not None:
        attributes["clip"] = node.clip
    if node.op == "LSTM":
        attributes |= {"input_forget": int(node.input_forget)}
        attributes |= {"activations": [a.capitalize() for a in node.activations] * node.directions}
    if node.op == "GRU":
        attributes |= {"linear_before_reset": int(node.linear_before_reset)}
    slots = ["X", "W", "R", "B", "lens", "h", "c", "P"][: 8 if node.op == "LSTM" else 6]
    outputs = ["Y", "Y_h", "Y_c"][: 3 if node.op == "LSTM" else 2]
    proto = helper.make_node(node.op, [s if s in arrays else "" for s in slots], outputs, **attributes)
    kinds = {k: TensorProto.INT32 if k == "lens" else TensorProto.FLOAT for k in arrays}
    infos = [helper.make_tensor_value_info(k, kinds[k], v.shape) for k, v in arrays.items()]
    results = [helper.make_tensor_value_info(k, TensorProto.FLOAT, None) for k in outputs]
    graph = helper.make_graph([proto], "one node", infos, results)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 1, 3
    run = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return [np.asarray(v) for v in run.run(None, arrays)]


def random_arrays(node: Node, seed: int, peephole: bool, lens: bool) -> dict[str, Array]:
    """Float32 inputs of all different sizes, nothing zero."""
    rng = np.random.default_rng(seed)
    T, N, D, H, k, gates = 7, 4, 5, 6, node.directions, {"LSTM": 4, "GRU": 3, "RNN": 1}[node.op]
    shapes: dict[str, tuple[int, ...]] = {"X": (T, N, D), "h": (k, N, H)}
    shapes |= {"W": (k, gates * H, D), "R": (k, gates * H, H), "B": (k, 2 * gates * H)}
    if node.op == "LSTM":
        shapes |= {"c": (k, N, H)} | ({"P": (k, 3 * H)} if peephole else {})
    scale = {"X": 1.0, "h": 1.0, "c": 1.0}
    arrays = {n: (scale.get(n, 0.5) * rng.standard_normal(s)).astype(np.float32) for n, s in shapes.items()}
    return {**arrays, "lens": np.array([7, 3, 1, 5], np.int32)} if lens else arrays


DIRECTIONS = ("forward", "reverse", "bidirectional")
LIVE = [
    (Node("LSTM", d, clip=clip, input_forget=f), p, lens)
    for d, clip, f, p, lens in itertools.product(DIRECTIONS, (None, 0.5), (False, True), (False, True), (False, True))
]
LIVE += [
    (Node("GRU", d, linear_before_reset=after), False, lens)
    for d, after, lens in itertools.product(DIRECTIONS, (False, True), (False, True))
]
LIVE += [(Node("RNN", d), False, lens) for d, lens in itertools.product(DIRECTIONS, (False, True))]
LIVE += [(Node("LSTM", d, activations=vectors.GATE_TANH), True, True) for d in DIRECTIONS]


@pytest.mark.parametrize(("node", "peephole", "lens"), LIVE, ids=str)
def test_onnxruntime_live(node: Node, peephole: bool, lens: bool) -> None:
    """onnxruntime in float32 agrees within 2e-6 of the largest output, every feature that both have."""
    arrays = random_arrays(node, 0, peephole, lens)
    Y, states = evaluate(node, **{k: v if k == "lens" else v.astype(float) for k, v in arrays.items()})
    for got, want in zip([Y, *states], session(node, arrays), strict=True):
        assert got.shape == want.shape
        assert np.max(np.abs(got - want)) <= 2e-6 * max(1.0, float(np.abs(want).max()))


def computed(case: vectors.Case) -> tuple[Array, Array, Array]:
    """Y, Y_h, Y_c of a case, flat."""
    node = Node("LSTM", case.direction, case.clip, case.input_forget, activations=case.activations)
    k, N, D, H = node.directions, case.N, case.D, case.H
    shapes = {"X": (-1, N, D), "h": (k, N, H), "c": (k, N, H)}
    given = {n: np.array(v).reshape(shapes[n]) for n, v in (("X", case.X), ("h", case.h), ("c", case.c)) if v}
    given |= {n: np.stack([np.array(v)] * k) for n, v in (("B", case.B), ("P", case.P)) if v}
    given |= {"W": np.stack([np.array(case.W).reshape(4 * H, D)] * k)}
    given |= {"R": np.stack([np.array(case.R).reshape(4 * H, H)] * k)}
    Y, (Y_h, Y_c) = evaluate(node, **given, lens=np.array(case.lens) if case.lens else None)
    return Y.ravel(), Y_h.ravel(), Y_c.ravel()


def vector_error(case: vectors.Case) -> float:
    """The largest absolute error of what the case states, its stale entries left out."""
    Y, Y_h, Y_c = computed(case)
    pairs = [(np.delete(Y, case.stale), np.delete(np.array(case.Y), case.stale)) if case.Y else (Y, Y)]
    pairs += [(got, np.array(want)) for got, want in ((Y_h, case.Y_h), (Y_c, case.Y_c)) if want]
    return largest(np.abs(got - want).max() if got.shape == want.shape else np.inf for got, want in pairs)


@pytest.mark.parametrize("case", vectors.CASES, ids=lambda c: c.name)
def test_onnxruntime_vectors(case: vectors.Case) -> None:
    """The values that onnxruntime's operator tests expect, to their last printed digit."""
    assert vector_error(case) <= case.digits
    Y, _, _ = computed(case)
    assert all(abs(Y[entry] - case.Y[entry]) > 1e-5 for entry in case.stale)


def test_the_vectors_tell_gate_orders_apart() -> None:
    """Of the 24 gate orders only one gives the expected values of the peephole case."""
    case = next(c for c in vectors.CASES if c.name == "ForwardPeepHole")
    passing = 0
    for order in itertools.permutations(range(4)):
        W, R = (np.array(v).reshape(4, 2, 2)[list(order)].reshape(1, 8, 2) for v in (case.W, case.R))
        B = np.array(case.B).reshape(2, 4, 2)[:, list(order)].reshape(1, 16)
        Y, _ = evaluate(Node("LSTM"), np.array(case.X).reshape(2, 1, 2), W, R, B=B, P=np.array([case.P]))
        passing += bool(np.max(np.abs(Y.ravel() - case.Y)) <= 1e-4)
    assert passing == 1


def test_versions_are_those_the_cases_were_read_from() -> None:
    """The node cases belong to onnx 1.x; a new major version must be looked at."""
    assert onnx.__version__.split(".")[0] == "1"
