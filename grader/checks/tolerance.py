"""The one table of tolerances. Every comparison names its row; no other module holds a number of this kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tolerance:
    """`max|got - want| <= rtol * max|want| + atol * scale`, per array.

    `scale` is the natural size of the quantity (for a gradient: of the cotangent, times what it is multiplied
    with), so that entries which cancel, vanish or saturate are not held to a relative bound that no right
    implementation could meet.
    """

    rtol: float
    atol: float

    def allows(self, size: float, scale: float) -> float:
        """The largest gap allowed for an array whose largest entry is `size`."""
        return self.rtol * size + self.atol * scale


# Right implementations (four ways to write a sigmoid, sums in any order) stay below a tenth of these bounds in
# every regime: benchmarks/false_alarms.py measures it.
TOLERANCE = {
    "forward": Tolerance(rtol=1e-9, atol=1e-12),
    "gradient": Tolerance(rtol=1e-9, atol=3e-13),
    "float32": Tolerance(rtol=3e-5, atol=3e-5),
    "difference": Tolerance(rtol=1e-7, atol=1e-9),  # a derivative by central differences, step DIFFERENCE_STEP
    "alike": Tolerance(rtol=1e-8, atol=1e-9),  # a submission answers as a mutant does
    "typed": Tolerance(rtol=1e-3, atol=1e-4),  # a number that a person types; atol where the answer is zero
    "coarse": Tolerance(rtol=1e-2, atol=1e-3),  # right but for its rounding
    "formula": Tolerance(rtol=1e-6, atol=1e-9),  # at a point where both have a value
    "same": Tolerance(rtol=1e-12, atol=1e-13),  # asked twice
    "chance": Tolerance(rtol=0.0, atol=6.0),  # counts and means of random draws, in standard deviations
    "decades": Tolerance(rtol=0.15, atol=1.0),  # powers of ten, of means over random networks
}

DIFFERENCE_STEP = 3e-6  # least rounding + truncation for O(1) arguments in float64
DEPENDS = 1e-6  # a derivative below this, in units of the cotangent, counts as "does not depend"


@dataclass(frozen=True)
class Bound:
    """How far a result in some dtype may be from the float64 truth, in units of the largest entry of each array.

    Outputs of a cell forget their errors; those of gradients add up over the steps, about as T to the 0.4
    (docs/gpu_parity.md has the tables from which these were taken, and by which factor they are wider).
    """

    outputs: float
    gradients: float

    def allows(self, T: int, *, gradient: bool) -> float:
        """The largest error after T steps."""
        return self.gradients * max(T / 4, 1.0) ** 0.4 if gradient else self.outputs


PARITY = {
    "float64": Bound(outputs=1e-12, gradients=1e-11),
    "float32": Bound(outputs=3e-6, gradients=3e-6),
    "tf32": Bound(outputs=3e-3, gradients=3e-3),
    "bfloat16": Bound(outputs=1e-1, gradients=1e-1),
    "float16": Bound(outputs=1e-2, gradients=1e-2),
}
SLIP = 0.4  # of a slip of 1 % in one block of the recurrent weights, as far as an answer shows one
