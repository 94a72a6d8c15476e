"""What goes wrong with a seed, whatever is drawn."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.checks import Mutant, Parts, mutant


def of_seeds(batch: Callable[..., Parts]) -> tuple[Mutant, ...]:
    """The mistakes of a function that draws; `batch(generator=...)` is it with another way from a seed to draws."""

    @mutant
    def seed_left_out() -> Parts:
        """Makes the same batch whatever the seed.

        What does a network learn from one batch that comes again and again?
        """
        return batch(generator=lambda seed: np.random.default_rng(0))

    @mutant(keeps_state=True)
    def goes_on_drawing() -> Parts:
        """Draws on where it left off, so that the same seed gives another batch the second time.

        What is the random generator made from, and when?
        """
        rng = np.random.default_rng(0)
        return batch(generator=lambda seed: rng)

    return seed_left_out, goes_on_drawing
