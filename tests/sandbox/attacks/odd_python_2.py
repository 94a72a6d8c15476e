"""Python 2."""
# levels: ABCD
# outcome: load-syntax

print 'hello'
def f(x):
    return 2 * x + 1
