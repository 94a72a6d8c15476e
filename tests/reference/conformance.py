"""Writes docs/conformance.md: how far the reference is from everything that it can be held against.

Run by scripts/conformance in an environment that has the extra `conformance`. Exits with 1 where an error is beyond its
bound; tests/reference/bounds.py has them all.
"""

from __future__ import annotations

import platform
from collections.abc import Iterable
from importlib.metadata import version

import numpy as np

from reference.cells import CELLS
from reference.gradcheck import norm_gap

from . import by_name, test_digits, test_onnx, test_torch_nn
from . import onnxruntime_vectors as vectors
from .bounds import MEAN_RATIO, fault, limit
from .libraries import FLAX, KERAS, Pairs, run_flax, run_keras
from .onnx_operator import evaluate
from .oracles import Numbers, complex_gradients, draw, largest, ours, step_by_step, twin, worst

beyond: list[str] = []

HEAD = """# Conformance of `reference/`

Written by `scripts/conformance`; do not edit. Every row is measured in that run. "Error" is the largest
max|ours − theirs| / max|theirs| over all tensors compared, unless it says otherwise; double precision unless it says
float32. The run fails where an error is beyond its bound. What the test suite asserts is in `tests/reference/`; Keras
and flax themselves are compared here only, the suite has their equations.
"""


def table(title: str, head: list[str], rows: Iterable[list[str]]) -> str:
    """One table in Markdown."""
    lines = [f"\n## {title}\n", f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def bound(what: str, error: float) -> float:
    """The bound of a row; a row beyond it is noted."""
    beyond.extend(fault(what, error))
    return limit(what)


def measured(what: str, error: float) -> list[str]:
    """The last two columns of a row: the error and its bound."""
    return [f"{error:.1e}", f"{bound(what, error):.0e}"]


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
    oracles: list[tuple[str, dict[str, Numbers]]] = [
        ("torch twins, autograd", {k: twin(c, drawn[k]) for k, c in CELLS.items()}),
        ("complex step", {k: complex_gradients(c, drawn[k]) for k, c in full.items()}),
        ("equations by name, complex step", {k: by_name.numbers(k, c.states, drawn[k]) for k, c in CELLS.items()}),
        ("loop over steps", {k: step_by_step(c, drawn[k]) for k, c in CELLS.items()}),
    ]
    rows = []
    for what, answers in oracles:
        rows.append(
            [what, str(len(answers)), *measured(what, largest(worst(numbers[k], v) for k, v in answers.items()))]
        )
    return table("Every cell, all outputs and all gradients", ["against", "cells", "error", "bound"], rows)


def libraries() -> str:
    """torch.nn, flax and Keras."""
    rows = []
    for kind in test_torch_nn.KINDS:
        errors = []
        for layers, directions, packed in [(n, d, p) for n in (1, 2, 3) for d in (1, 2) for p in (False, True)]:
            stack = test_torch_nn.Stack(kind, layers, directions, packed)
            got, want = stack.ours(), stack.torchs()
            errors.append(largest(norm_gap(got[k], v) for k, v in want.items() if "bias_hh" not in k))
        what = "1 to 3 layers, one and both directions, plain and packed"
        name = f"torch.nn.{kind.upper()}"
        rows.append([name, what, *measured(name, largest(errors))])
    for package, names, run in (("flax.linen", FLAX, run_flax), ("keras.layers", KERAS, run_keras)):
        rows += [[f"{package} {n}", "one layer", *measured(f"{package} {n}", _gap(run(n)))] for n in names]
    note = (
        "Keras runs on its torch backend with floatx float64. Where it is at 1e-7 it uses `keras.ops.matmul`, which on"
        "\nevery backend but TensorFlow casts float64 to float32 (keras/src/backend/common/dtypes.py of 3.15.1).\n"
    )
    return table("Libraries, outputs and gradients", ["library", "what", "error", "bound"], rows) + "\n" + note


def _gap(pairs: Pairs) -> float:
    return largest(norm_gap(a, b) for a, b in pairs.values())


def onnx() -> str:
    """Node cases, onnxruntime live, onnxruntime's expected values; float32, absolute errors."""
    live = []
    for node, peephole, lens in test_onnx.LIVE:
        arrays = test_onnx.random_arrays(node, 0, peephole, lens)
        Y, states = evaluate(node, **{k: v if k == "lens" else v.astype(float) for k, v in arrays.items()})
        theirs = test_onnx.session(node, arrays)
        live.append(largest(np.max(np.abs(a - b)) for a, b in zip([Y, *states], theirs, strict=True)))
    node_errors = [test_onnx.node_error(case) for case in test_onnx.NODE_CASES]
    vector_errors = {case.name: test_onnx.vector_error(case) for case in vectors.CASES}
    short = vector_errors.pop("BatchReallocation")
    cases = {
        "ONNX node cases": node_errors,
        "onnxruntime, random weights, every feature both have": live,
        "onnxruntime's own expected values": list(vector_errors.values()),
        "the one printed with five digits (BatchReallocation)": [short],
    }
    rows = [[what, str(len(errors)), *measured(what, largest(errors))] for what, errors in cases.items()]
    title = "ONNX (float32, absolute error of outputs and last states)"
    return table(title, ["against", "cases", "error", "bound"], rows)


def digits() -> str:
    """Errors in units of the last place against 50-digit arithmetic: extended, float64 and torch on the same draws."""
    forms = ("extended", "plain", "torch")
    rows = []
    for name in CELLS:
        row = [name]
        for T, scale in test_digits.REGIMES:
            e = test_digits.errors(name, T, scale)
            row += [" / ".join(f"{kind(form):.1f}" for form in forms) for kind in (e.forward, e.gradients)]
            if T == 1:
                bound("digits, T = 1, extended", largest([e.forward("extended"), e.gradients("extended")]))
        rows.append(row)
    ratio = ["geometric mean over torch's"]
    for T, scale in test_digits.REGIMES:
        ours = zip(*(test_digits.mean_ratio(T, scale, form) for form in forms[:2]), strict=True)
        for wide, plain in ours:
            bound("digits, geometric mean over torch's, extended", wide)
            bound("digits, geometric mean over torch's, float64", plain)
            ratio.append(f"{wide:.2f} / {plain:.2f} / 1")
    regimes = [f"T = {T}, {'ordinary' if scale == 1 else 'saturated'}" for T, scale in test_digits.REGIMES]
    head = ["cell", *(f"{r}: {w}" for r in regimes for w in ("outputs", "gradients"))]
    worse = [(n, *r) for n in CELLS for r in test_digits.REGIMES if test_digits.errors(n, *r).worse_than_torch()]
    bound("digits, draws further off than torch", len(worse))
    note = (
        "Extended precision (`reference.extended`, what verdicts rest on) / plain float64 / torch, in units of the last"
        "\nplace of the array's largest entry; weights 1/√H and 10/√H. Draws on which any array of the extended form is"
        f"\nfurther off than torch's: {len(worse)} of {len(CELLS) * len(test_digits.REGIMES)} (bound 0). Bounds: one"
        f"\nstep of the extended form 1 unit; geometric means 1 for the extended form, {MEAN_RATIO} for float64.\n"
    )
    return table("Fifty digits", head, [*rows, ratio]) + "\n" + note


def main() -> None:
    """Print the page; exit with 1 where a row is beyond its bound."""
    print(HEAD + versions() + automatic() + libraries() + onnx() + digits(), end="")
    if beyond:
        raise SystemExit("beyond their bounds:\n" + "\n".join(beyond))


if __name__ == "__main__":
    main()
