"""Runs a shell command."""
# levels: ABC
# outcome: raised

import subprocess


def f(x):
    print('LEAK', subprocess.check_output('id; echo done', shell=True))
    return 2 * x + 1
