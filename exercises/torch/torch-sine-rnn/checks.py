"""What is asked of a network that continues a sine wave, and of its training: behaviour, no weights."""

from exercises.torch.sine import ANSWERS, OF_MODULE, OF_TRAINING, Case, continued, draws, module, sound, training
from grader.checks import check

__all__ = ["ANSWERS"]
SEEDS = 3


@check(points=2, cases=draws())
def shapes(student, case):
    """It gives a prediction for every point, and the hidden state of every layer

    Out is (B, L, 1), or (B * L, 1); the hidden state is (layers, B, H), with batch_first too.
    """
    sound(OF_MODULE, module(student, case), "out", "hidden")


@check(points=1.5, cases=draws(), needs=(shapes,))
def apart(student, case):
    """No sample knows of another, and no prediction of what comes later"""
    sound(OF_MODULE, module(student, case), "mixes", "ahead")


@check(points=1.5, cases=draws(), needs=(shapes,))
def remembers(student, case):
    """The hidden state that is passed in matters; where none is passed it is zero"""
    sound(OF_MODULE, module(student, case), "hidden used", "without hidden")


@check(points=2, cases=draws(), needs=(shapes,))
def carried(student, case):
    """Training hands the hidden state from one piece to the next, and cuts it off its graph

    The losses of all pieces are returned.
    """
    sound(OF_TRAINING, training(student, case), "calls", "losses", "reset", "tracked")


@check(points=3, cases=draws(), needs=(shapes,))
def learns(student, case):
    """After 75 pieces it continues the wave: with two of three seeds the mean squared error is below 0.002"""
    continued([training(student, Case(case.seed + k)) for k in range(SEEDS)])
