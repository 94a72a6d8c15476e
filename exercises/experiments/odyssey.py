"""A small odyssey: `python -m exercises.experiments.odyssey`. What matters more, the learning rate or the variant?

The nine variants of the LSTM are trained with five learning rates each on a short adding problem, and the variance of
the errors (of their logarithms) is shared out. A report: no variant is judged by so few and so short trainings.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace

import click

for variable in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(variable, "1")  # before numpy is loaded: one thread is faster for matrices as small as these

import numpy as np  # noqa: E402

from exercises.experiments.network import Network, drawn  # noqa: E402
from exercises.experiments.tasks import TASKS, adding, ours, squared  # noqa: E402
from exercises.experiments.training import train  # noqa: E402
from grader.checks import Array  # noqa: E402
from reference.memory import MemoryCell  # noqa: E402
from reference.odyssey import VARIANTS  # noqa: E402

STEPS, UNITS, SAMPLES, ITERATIONS = 10, 12, 32, 150
RATES = tuple(10.0 ** np.linspace(-4, -1, 5))


def error(net: Network) -> float:
    """The mean squared error on 300 samples that are always the same."""
    X, y = adding(np.random.default_rng(999), STEPS, 300)
    return squared(net.run(X).Y, y)[0]


def trained(cell: MemoryCell, rate: float, seed: int, iterations: int = ITERATIONS) -> float:
    """The error of a variant that was trained with a learning rate."""
    task = replace(
        TASKS["adding"], units=UNITS, rate=rate, budget=iterations, every=iterations, goal=0.0, test=error,
        batch=lambda rng: adding(rng, STEPS, SAMPLES),
    )  # fmt: skip
    return train(drawn(cell, seed, task.inputs, UNITS, task.outputs), task, seed).tests[-1]


def errors(seed: int) -> Array:
    """The errors (rates, variants) of all trainings of a seed."""
    found = np.zeros((len(RATES), len(VARIANTS)))
    with click.progressbar(list(np.ndindex(found.shape)), label=f"  seed {seed}", file=sys.stderr) as places:
        for row, column in places:
            found[row, column] = trained(VARIANTS[column], RATES[row], seed)
    return found


def shares(grid: Array) -> tuple[float, float, float]:
    """What rates, variants, and neither alone explain of the variance of the logarithms."""
    rates, variants, rest = ours("variance-share", "study")(np.log10(grid))
    return float(rates), float(variants), float(rest)


@click.command(help=__doc__)
@click.option("--seeds", default=1, show_default=True, type=click.IntRange(1, 20), help="Of 45 trainings each.")
def command(seeds: int) -> None:
    """Train, and tell what explains what."""
    for seed in range(seeds):
        grid = errors(seed)
        click.echo(f"seed {seed}: mean squared errors on the adding problem, {STEPS} steps, {ITERATIONS} iterations")
        click.echo("     rate " + " ".join(f"{cell.name:>7}" for cell in VARIANTS))
        for rate, row in zip(RATES, grid, strict=True):
            click.echo(f"{rate:9.2g} " + " ".join(f"{value:7.4f}" for value in row))
        rates, variants, rest = shares(grid)
        click.echo(
            f"of the variance the rate explains {rates:.2f}, the variant {variants:.2f}, neither alone {rest:.2f}"
        )


if __name__ == "__main__":
    command()
