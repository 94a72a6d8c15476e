"""Train cells on a task: `python -m exercises.experiments adding --cell LSTM --cell RNN --svg adding.svg`.

Seeds are fixed, so that the same computer gives the same curves. Two of three that agree decide whether a cell learns
the task. How many iterations a training may have is measured: those that the task states, and no more than 20 s of
computing are enough for on this machine.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

for variable in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(variable, "1")  # before numpy is loaded: one thread is faster for matrices as small as these

from exercises.experiments.budget import SECONDS, Budget, measured  # noqa: E402
from exercises.experiments.drawing import drawing  # noqa: E402
from exercises.experiments.network import KINDS, network  # noqa: E402
from exercises.experiments.tasks import TASKS, Task, counting_cell  # noqa: E402
from exercises.experiments.training import Curve, Watcher, train  # noqa: E402

CELLS = {"adding": ("LSTM", "RNN")}  # that are trained where none are named; of other tasks the LSTM
SEEDS, DECIDED = 3, 2  # two of three decide
BAR, EVERY = 24, 10  # characters of a progress bar, iterations between two of its states


@click.command(help=__doc__)
@click.argument("name", type=click.Choice(list(TASKS)))
@click.option("--cell", "kinds", multiple=True, type=click.Choice(list(KINDS)), help="A cell; may be given again.")
@click.option("--all", "everyone", is_flag=True, help="Train all three seeds, also where two have decided it.")
@click.option("--forget-bias", default=0.0, show_default=True, help="Added to the LSTM's forget gates at the start.")
@click.option("--seconds", default=SECONDS, show_default=True, type=click.FloatRange(min=0.01), help="Of a training.")
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="Where the learning curves are drawn.")
def command(
    name: str, kinds: tuple[str, ...], everyone: bool, forget_bias: float, seconds: float, svg: Path | None
) -> None:
    """Train, tell, draw."""
    task = TASKS[name]
    sign = "below" if task.falls else "above"
    click.echo(f"{name}: {task.measure}, goal: {sign} {task.goal:g} within {task.budget} iterations")
    kinds = tuple(dict.fromkeys(kinds or CELLS.get(name, ("LSTM",))))
    budgets: dict[str, Budget] = {}
    curves: dict[str, list[Curve]] = {}
    for kind in kinds:
        budgets[kind] = measured(kind, task, seconds)
        click.echo(f"{kind}: {budgets[kind]}")
        short = replace(task, budget=budgets[kind].iterations)
        curves[kind] = runs(name, short, kind, forget_bias, everyone)
    for kind, found in curves.items():
        count = sum(curve.reached for curve in found)
        unsaid = count < len(found) and budgets[kind].cut
        within = f" within {budgets[kind].iterations} iterations, which decides nothing" if unsaid else ""
        click.echo(f"{kind}: {count} of {len(found)} reach the goal{within}")
    if svg is not None:
        svg.write_text(drawing(name, task, curves), encoding="utf-8")


def runs(name: str, task: Task, kind: str, forget_bias: float, everyone: bool) -> list[Curve]:
    """One training after the other, until two agree on whether the goal is reached."""
    found: list[Curve] = []
    for seed in range(SEEDS):
        found.append(one(name, task, kind, seed, forget_bias))
        reached = [curve.reached for curve in found]
        if not everyone and max(reached.count(True), reached.count(False)) == DECIDED:
            break
    return found


def one(name: str, task: Task, kind: str, seed: int, forget_bias: float) -> Curve:
    """Train one network and tell what became of it."""
    net = network(kind, seed, task.inputs, task.units, task.outputs, forget_bias)
    curve = train(net, task, seed, progress(f"{kind} {seed}", task) if sys.stderr.isatty() else unseen)
    said = f"goal reached after {curve.iterations[-1]} iterations" if curve.reached else "goal not reached"
    if (name, kind) == ("counting", "LSTM"):
        best, correlation = counting_cell(net)
        said += f"; cell {best} follows the count with a correlation of {correlation:+.3f}"
    click.echo(f"  {kind}, seed {seed}: {task.measure} {curve.tests[-1]:.4g}, {said}")
    return curve


def progress(title: str, task: Task) -> Watcher:
    """What writes a bar on standard error, over the one before."""

    def watch(iteration: int, test: float) -> None:
        if iteration % EVERY == 0 or iteration == task.budget:
            full = BAR * iteration // task.budget
            end = "\n" if iteration == task.budget else ""
            sys.stderr.write(f"\r  {title} [{'#' * full}{'.' * (BAR - full)}] {task.measure} {test:.4g} {end}")
            sys.stderr.flush()

    return watch


def unseen(iteration: int, test: float) -> None:
    """Writes nothing."""


if __name__ == "__main__":
    command()
