"""Writes docs/conformance.md: how far the reference is from everything that it can be held against.

Run by scripts/conformance in an environment that has the extra `conformance`.
"""

from __future__ import annotations

import platform
from collections.abc import Iterable
from importlib.metadata import version

import numpy as np

from reference.cells import CELLS
from reference.gradcheck import norm_gap

from . import onnxruntime_vectors as vectors
from . import test_digits, test_onnx, test_torch_nn
from .libraries import FLAX, KERAS, Pairs, run_flax, run_keras
from .onnx_operator import evaluate
from .oracles import complex_gradients, draw, ours, step_by_step, twin, worst

HEAD = """# Conformance of `reference/`

Written by `scripts/conformance`; do not edit. Every row is measured in that run. "Error" is the largest
max|ours − theirs| / max|theirs| over all tensors compared, unless it says otherwise; double precision unless it says
float32. What the test suite asserts is in `tests/reference/`; Keras and flax are compared here only.
"""


def table(title: str, head: list[str], rows: Iterable[list[str]]) -> str:
    """One table in Markdown."""
    lines = [f"\n## {title}\n", f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def versions() -> str:
    """What ran."""
    names = ["numpy", "torch", "onnx", "onnxruntime", "mpmath", "keras", "flax", "jax"]
    found = ", ".join(f"{name} {version(name)}" for name in names)
    return f"\nPython {platform.python_version()}, {found}.\n"


def automatic() -> str:
    """All cells against torch twins, complex step and their own steps."""
    full = {k: c for k, c in CELLS.items() if not getattr(c, "truncated", False)}
    drawn = {k: draw(c, 0) for k, c in CELLS.items()}
    numbers = {k: ours(c, drawn[k]) for k, c in CELLS.items()}
    rows: list[tuple[str, int, float]] = [
        ("torch twins, autograd", len(CELLS), max(worst(numbers[k], twin(c, drawn[k])) for k, c in CELLS.items())),
        ("complex step", len(full), max(worst(numbers[k], complex_gradients(c, drawn[k])) for k, c in full.items())),
        ("loop over steps", len(CELLS), max(worst(numbers[k], step_by_step(c, drawn[k])) for k, c in CELLS.items())),
    ]
    return table(
        "Every cell, all outputs and all gradients",
        ["against", "cells", "error"],
        [[a, str(n), f"{e:.1e}"] for a, n, e in rows],
    )


def libraries() -> str:
    """torch.nn, flax and Keras."""
    rows = []
    for kind in test_torch_nn.KINDS:
        errors = []
        for layers, directions, packed in [(n, d, p) for n in (1, 2, 3) for d in (1, 2) for p in (False, True)]:
            stack = test_torch_nn.Stack(kind, layers, directions, packed)
            got, want = stack.ours(), stack.torchs()
            errors.append(max(norm_gap(got[k], v) for k, v in want.items() if "bias_hh" not in k))
        what = "1 to 3 layers, one and both directions, plain and packed"
        rows.append([f"torch.nn.{kind.upper()}", what, f"{max(errors):.1e}"])
    for package, names, run in (("flax.linen", FLAX, run_flax), ("keras.layers", KERAS, run_keras)):
        rows += [[f"{package} {n}", "one layer", f"{_gap(run(n)):.1e}"] for n in names]
    note = (
        "Keras runs on its torch backend with floatx float64. Where it is at 1e-7 it uses `keras.ops.matmul`, which on"
        "\nevery backend but TensorFlow casts float64 to float32 (keras/src/backend/common/dtypes.py of 3.15.1).\n"
    )
    return table("Libraries, outputs and gradients", ["library", "what", "error"], rows) + "\n" + note


def _gap(pairs: Pairs) -> float:
    return max(norm_gap(a, b) for a, b in pairs.values())


def onnx() -> str:
    """Node cases, onnxruntime live, onnxruntime's expected values; float32, absolute errors."""
    live = []
    for node, peephole, lens in test_onnx.LIVE:
        arrays = test_onnx.random_arrays(node, 0, peephole, lens)
        Y, states = evaluate(node, **{k: v if k == "lens" else v.astype(float) for k, v in arrays.items()})
        theirs = test_onnx.session(node, arrays)
        live.append(max(float(np.max(np.abs(a - b))) for a, b in zip([Y, *states], theirs, strict=True)))
    node_errors = [test_onnx.node_error(case) for case in test_onnx.NODE_CASES]
    vector_errors = {case.name: test_onnx.vector_error(case) for case in vectors.CASES}
    short = vector_errors.pop("BatchReallocation")
    rows = [
        ["ONNX node cases", str(len(node_errors)), f"{max(node_errors):.1e}"],
        ["onnxruntime, random weights, every feature both have", str(len(live)), f"{max(live):.1e}"],
        ["onnxruntime's own expected values", str(len(vector_errors)), f"{max(vector_errors.values()):.1e}"],
        ["the one printed with five digits (BatchReallocation)", "1", f"{short:.1e}"],
    ]
    return table("ONNX (float32, absolute error of outputs and last states)", ["against", "cases", "error"], rows)


def digits() -> str:
    """Errors in units of the last place against 50-digit arithmetic: extended, float64 and torch on the same draws."""
    forms = ("extended", "plain", "torch")
    rows = []
    for name in CELLS:
        row = [name]
        for T, scale in test_digits.REGIMES:
            e = test_digits.errors(name, T, scale)
            row += [" / ".join(f"{kind(form):.1f}" for form in forms) for kind in (e.forward, e.gradients)]
        rows.append(row)
    ratio = ["geometric mean over torch's"]
    for T, scale in test_digits.REGIMES:
        ours = zip(*(test_digits.mean_ratio(T, scale, form) for form in forms[:2]), strict=True)
        ratio += [f"{wide:.2f} / {plain:.2f} / 1" for wide, plain in ours]
    regimes = [f"T = {T}, {'ordinary' if scale == 1 else 'saturated'}" for T, scale in test_digits.REGIMES]
    head = ["cell", *(f"{r}: {w}" for r in regimes for w in ("outputs", "gradients"))]
    worse = [(n, *r) for n in CELLS for r in test_digits.REGIMES if test_digits.errors(n, *r).worse_than_torch()]
    note = (
        "Extended precision (`reference.extended`, what verdicts rest on) / plain float64 / torch, in units of the last"
        "\nplace of the array's largest entry; weights 1/√H and 10/√H. Draws on which any array of the extended form is"
        f"\nfurther off than torch's: {len(worse)} of {len(CELLS) * len(test_digits.REGIMES)}.\n"
    )
    return table("Fifty digits", head, [*rows, ratio]) + "\n" + note


def main() -> None:
    """Print the page."""
    print(HEAD + versions() + automatic() + libraries() + onnx() + digits(), end="")


if __name__ == "__main__":
    main()
