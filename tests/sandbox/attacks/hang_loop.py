"""An endless loop."""
# levels: ABCD
# outcome: timeout

def f(x):
    while True:
        pass
