"""How far the reference may be from everything that scripts/conformance holds it against: the one table."""

from __future__ import annotations

MEAN_RATIO = 1.15  # of the float64 form's errors to torch's, geometric mean over the cells

# What a row may be at most; the first entry whose words the row begins with counts. Keras computes the rows at 1e-7 in
# float32 itself. "digits" are units of the last place of the array's largest entry.
BOUNDS = {
    "torch twins": 1e-13,
    "complex step": 1e-13,
    "equations by name": 1e-13,
    "loop over steps": 1e-13,
    "torch.nn.": 1e-13,
    "flax.linen": 1e-13,
    "keras.layers GRU, reset_after=False": 1e-6,
    "keras.layers SimpleRNN": 1e-6,
    "keras.layers": 1e-13,
    "ONNX node cases": 2e-7,
    "onnxruntime, random weights": 5e-6,
    "onnxruntime's own": 1e-6,
    "the one printed with five digits": 1e-5,
    "digits, T = 1, extended": 1.0,
    "digits, geometric mean over torch's, extended": 1.0,
    "digits, geometric mean over torch's, float64": MEAN_RATIO,
    "digits, draws further off than torch": 0.0,
}


def limit(what: str) -> float:
    """The bound of a row."""
    return next(v for k, v in BOUNDS.items() if what.startswith(k))


def fault(what: str, error: float) -> list[str]:
    """What to say of a row beyond its bound, nothing of one within it; NaN is beyond every bound."""
    return [] if error <= limit(what) else [f"{what}: {error:.2g}, but should be at most {limit(what):g}"]
