"""An exception whose message takes for ever."""
# levels: ABCD
# outcome: timeout

class Slow(Exception):
    def __str__(self):
        while True:
            pass


def f(x):
    raise Slow
