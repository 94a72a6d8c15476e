"""What a counter has to do; no weights are compared."""

from exercises.memory.counter_story import CASES, does, expect_counted
from exercises.memory.machine import behaviour, draws
from grader.checks import check

ANSWERS = behaviour(does, CASES)


@check(points=3, cases=draws(("aXb", 1, 1), ("aXb", 2, 2), ("aXb", 3, 5)))
def counts_a_few(student, case):
    """It counts to five

    After the X another b is expected as long as there were fewer b than a.
    """
    expect_counted(student, case)


@check(points=5, cases=draws(("aXb", 6, 30), ("aXb", 31, 49), ("aXb", 50, 50)), needs=(counts_a_few,))
def counts_to_fifty(student, case):
    """It counts to fifty"""
    expect_counted(student, case)


@check(points=2, cases=draws(("aXb", 100, 100), ("aXb", 101, 150), rounds=1), needs=(counts_to_fifty,))
def counts_further(student, case):
    """It goes on to count where it was not tried: to 150"""
    expect_counted(student, case)
