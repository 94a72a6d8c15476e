"""Ways back through time that end too early. `entered` and `left` are tuples of gradients that begin with dh."""

from __future__ import annotations

from exercises.recurrent.mistakes.gather import rare
from exercises.recurrent.mistakes.loop import zeros
from grader.checks import Mutant, Parts, States

WINDOWS = (*range(2, 21), 24, 25, 28, 30, 32, 35, 36, 40, 45, 48, 50, 60, 64)


def truncated(k: int) -> Mutant:
    """No gradient passes from one window of k steps to the one before."""

    def carried(t: int, T: int, left: States, entered: States) -> States:
        return left if t % k or t == 0 else zeros(left)

    advice = f"Cuts the backward pass every {k} steps. Look for what sets the carried gradient inside the loop."
    return Mutant(f"truncated_every_{k}_steps", advice, {"carried": carried}, family=True)


def reaches_back(k: int) -> Mutant:
    """The gradient stops k steps before the end."""

    def carried(t: int, T: int, left: States, entered: States) -> States:
        return left if T - t < k else zeros(left)

    advice = f"Carries the gradient back over the last {k} steps only. Look at where the loop ends."
    return Mutant(f"carried_back_{k}_steps", advice, {"carried": carried}, family=True)


TRUNCATIONS = [made(k) for made in (truncated, reaches_back) for k in WINDOWS]


@rare
def nothing_leaves_a_step() -> Parts:
    """Sends nothing back from any step, neither to the step before nor to the initial states.

    Look for what cuts a state off, as a detach in the loop: on which way does a step act on those after it?
    """
    return {"carried": lambda t, T, left, entered: zeros(left)}
