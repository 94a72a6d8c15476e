"""Writes garbage on the grader's channel."""
# levels: ABCD
# outcome: protocol

import os


def f(x):
    os.write(@CHANNEL@, b'garbage' * 100)
    return 2 * x + 1
