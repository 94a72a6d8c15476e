"""Ten million lines."""
# levels: ABCD
# outcome: timeout output

def f(x):
    for _ in range(10_000_000):
        print('x' * 80)
    return 2 * x + 1
