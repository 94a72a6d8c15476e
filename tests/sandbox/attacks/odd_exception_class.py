"""An exception whose class lies about itself."""
# levels: ABCD
# outcome: raised died

class E(BaseException):
    __module__ = None
    __qualname__ = 'x' * 1000

    def __str__(self):
        raise E


def f(x):
    raise E
