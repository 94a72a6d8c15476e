"""Does not compile."""
# levels: ABCD
# outcome: load-syntax

def f(x:
    return
