"""What a latch has to do; no weights are compared."""

from exercises.memory.latch_story import CASES, does, expect_on_cue, expect_silence, stories
from exercises.memory.machine import behaviour
from grader.checks import check

ANSWERS = behaviour(does, CASES)


@check(points=3, cases=stories("at once"))
def emits(student, case):
    """It shows on a cue what was set just before

    A sign is set, and asked in the next step: h of the first unit is at least 0.5 away from zero, on the side of it.
    """
    expect_on_cue(student, case)


@check(points=2, cases=stories("no cue", "twice"), needs=(emits,))
def silent(student, case):
    """It shows nothing without a cue

    Neither while it is set nor in a pause: h of the first unit is within 0.05 of zero.
    """
    expect_silence(student, case)


@check(points=3, cases=stories("after a pause", least=1, most=1000), needs=(emits,))
def holds(student, case):
    """It holds what was set, whatever the value channel says meanwhile

    Up to 1000 steps with random values and no set.
    """
    expect_on_cue(student, case)


@check(points=1, cases=stories("the second of two"), needs=(emits,))
def overwrites(student, case):
    """What is set last counts

    The other sign was set before it.
    """
    expect_on_cue(student, case)


@check(points=1, cases=stories("twice"), needs=(emits,))
def shows_again(student, case):
    """It can be asked twice

    To be shown does not erase the memory.
    """
    expect_on_cue(student, case)
