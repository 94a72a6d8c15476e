"""The known mistakes of this exercise; those of the forward step are looked at when it is the one that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from exercises.lstm.mistakes import step, step_backward
from exercises.lstm.parts import PARTS, build
from exercises.lstm.probes import PROBES_STEP_BACKWARD
from exercises.recurrent.mistakes.gather import gathered, rare
from exercises.recurrent.mistakes.of_numbers import gradients_read_in_memory_order, read_in_memory_order
from exercises.recurrent.mistakes.written_over import OF_PARTS


@rare
def c_gradient_lost_when_dh_is_zero() -> Mapping[str, Any]:
    """Carries nothing back where dh is zero, although dc arrives.

    Look for a condition on dh: what else reaches the cell?
    """
    return {"dcell": lambda k, dh, dc: PARTS["dcell"](k, dh, dc) if np.any(dh) else 0.0 * dc}


BUILD = build
MUTANTS = (
    *gathered(step_backward),
    c_gradient_lost_when_dh_is_zero,
    read_in_memory_order,
    gradients_read_in_memory_order,
)
FORWARD = (*gathered(step), read_in_memory_order, OF_PARTS)
PROBES = PROBES_STEP_BACKWARD
