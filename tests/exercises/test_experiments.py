"""Experiments that train: their gradients are those of their losses, they learn what they should, and are drawn."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest
from click.testing import CliRunner

from exercises.experiments import odyssey
from exercises.experiments.__main__ import command
from exercises.experiments.budget import Budget, measured
from exercises.experiments.drawing import drawing
from exercises.experiments.network import KINDS, drawn, network
from exercises.experiments.tasks import TASKS, counting_cell, counts_to
from exercises.experiments.training import Adam, Curve, clipped, train
from reference.odyssey import VARIANTS

STEP = 1e-5


@pytest.mark.parametrize("name", TASKS)
def test_gradients_are_those_of_the_loss(name: str) -> None:
    """A few entries of each parameter, by central differences; each cell on one task or more."""
    task, kind = TASKS[name], list(KINDS)[list(TASKS).index(name) % len(KINDS)]
    net = network(kind, 0, task.inputs, 4, task.outputs)
    X, target = task.batch(np.random.default_rng(0))
    run = net.run(X)
    grads = net.gradients(task.loss(run.Y, target)[1], run)
    assert set(grads) == set(net.p)
    for parameter, grad in grads.items():
        for index in list(np.ndindex(*grad.shape))[-2:]:
            losses = []
            for move in (STEP, -2 * STEP):
                net.p[parameter][index] += move
                losses.append(task.loss(net.run(X).Y, target)[0])
            net.p[parameter][index] += STEP
            assert grad[index] == pytest.approx((losses[0] - losses[1]) / (2 * STEP), rel=1e-4, abs=1e-8)


def test_adam_and_clipping() -> None:
    """The first step has the length of the rate, whatever the gradient's; a gradient is shortened as a whole."""
    p = {"W": np.zeros(2), "b": np.zeros(1)}
    Adam(p, 0.1).step(p, {"W": np.array([1e-3, -50.0]), "b": np.array([0.0])})
    assert [*p["W"], *p["b"]] == pytest.approx([-0.1, 0.1, 0], rel=1e-4)
    short = clipped({"W": np.array([3.0, 0]), "b": np.array([-4.0])}, 1.0)
    assert [*short["W"], *short["b"]] == pytest.approx([0.6, 0, -0.8])
    assert clipped({"W": np.array([0.3])}, 1.0)["W"] == pytest.approx([0.3])


def test_an_untrained_network_knows_nothing() -> None:
    """Before training a test is what guessing gives, and no goal is reached."""
    for task in TASKS.values():
        net = network("LSTM", 0, task.inputs, task.units, task.outputs)
        assert not task.reached(task.test(net))
    task = TASKS["characters"]
    net = network("LSTM", 0, task.inputs, task.units, task.outputs)
    assert task.test(net) == pytest.approx(np.log(task.outputs), rel=0.05)


def test_an_lstm_learns_to_count() -> None:
    """It counts further than it was taught, and one of its cells follows the count."""
    task = TASKS["counting"]
    net = network("LSTM", 0, task.inputs, task.units, task.outputs)
    curve = train(net, task, 0)
    assert curve.reached
    assert counts_to(net) > 10
    assert abs(counting_cell(net)[1]) > 0.95


def test_curves_are_drawn() -> None:
    """A picture with a line for each run, a dot where the goal was reached; told by colour and by dashes."""
    curves = {
        "LSTM": [Curve((0, 50, 100), (1.5, 0.17, 0.01), True)],
        "RNN": [Curve((0, 50, 100), (1.4, 0.18, 0.17), False)],
    }
    picture = ET.fromstring(drawing("adding", TASKS["adding"], curves))
    parts = [part.tag.rpartition("}")[2] for part in picture.iter()]
    assert parts.count("circle") == 1
    assert {"LSTM", "RNN", "goal", "iterations"} <= {part.text for part in picture.iter()}


@pytest.mark.long
def test_an_open_forget_gate_learns_the_longer_order() -> None:
    """Where two signals are fifty steps apart at the most, a forget bias of 1 decides."""
    task = TASKS["order-long"]
    for seed in range(2):
        net = network("LSTM", seed, task.inputs, task.units, task.outputs, forget_bias=1.0)
        curve = train(net, task, seed)
        assert curve.reached
        assert curve.iterations[-1] <= 500


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "said"), [("adding", "RNN: 0 of 2"), ("order", "LSTM: 2 of 2"), ("characters", "LSTM: 2 of 2")]
)
def test_two_of_three(name: str, said: str) -> None:
    """The LSTM learns every task within its iterations; the simple network does not learn to add."""
    told = CliRunner().invoke(command, [name, "--seconds", "600"]).output
    assert said in told
    assert "LSTM: 2 of" in told


class Clock:
    """A clock on which a forward step takes so long: it goes on each time it is looked at."""

    def __init__(self, times: list[float]) -> None:
        self.times = iter(times)

    def __call__(self) -> float:
        """The next time."""
        return next(self.times)


def test_the_budget_is_measured() -> None:
    """The fastest block counts, without its test; a share of a test belongs to each iteration."""
    task = TASKS["adding"]
    tests, blocks = [0.0, 0.7, 1.0, 1.5, 2.0, 2.9], [3.0, 5.5, 6.0, 7.7, 8.0, 11.5]  # the fastest are 0.5 and 1.7
    clock = Clock([*tests, *blocks])
    found = measured("RNN", task, 20.0, clock)
    assert found.each == pytest.approx((1.7 - 0.5) / 4 + 0.5 / 50)
    assert found.iterations == int(20 / 0.31) == 64
    assert measured("RNN", task, 20.0).each > 0


def test_a_slow_machine_has_fewer_iterations() -> None:
    """A fast one has no more than the task states; what the budget is, and what would be enough, is said."""
    fast, slow = Budget(800, 0.01, 20.0), Budget(800, 0.1, 20.0)
    assert (fast.iterations, fast.cut) == (800, False)
    assert (slow.iterations, slow.cut) == (200, True)
    assert str(fast) == "800 iterations, about 8 s at the most (10 ms an iteration, measured here)"
    assert "200 of 800 iterations" in str(slow)
    assert "--seconds 81" in str(slow)


def test_a_cut_budget_decides_nothing() -> None:
    """With a hundredth of a second nothing is learned, and nothing is claimed of the cell."""
    told = CliRunner().invoke(command, ["counting", "--seconds", "0.01"]).output
    assert "of 1500 iterations" in told
    assert "LSTM: 0 of 2 reach the goal within" in told
    assert "decides nothing" in told


def test_the_small_odyssey_shares_the_variance_out() -> None:
    """Errors that follow the rate alone are all explained by it; each variant can be trained, and gets better."""
    grid = np.array(odyssey.RATES)[:, None] * np.ones(len(VARIANTS))
    assert odyssey.shares(grid) == pytest.approx((1, 0, 0), abs=1e-12)
    assert odyssey.shares(grid.T) == pytest.approx((0, 1, 0), abs=1e-12)
    for cell in VARIANTS:
        assert odyssey.trained(cell, 0.01, 0, iterations=20) < odyssey.error(drawn(cell, 0, 2, odyssey.UNITS, 1))


@pytest.mark.long
def test_the_learning_rate_matters_more_than_the_variant() -> None:
    """As the Odyssey found with 5400 trainings, and ours with 45."""
    rates, variants, _ = odyssey.shares(odyssey.errors(0))
    assert rates > 5 * variants
