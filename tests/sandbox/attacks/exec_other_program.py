"""Replaces itself by another program."""
# levels: ABC
# outcome: raised

import os


def f(x):
    os.execv('/bin/sh', ['sh', '-c', 'echo LEAK; yes'])
