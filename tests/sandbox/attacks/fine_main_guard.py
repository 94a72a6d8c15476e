"""A guard for running as a script."""
# levels: ABCD
# outcome: pass

def f(x):
    return 2 * x + 1


if __name__ == '__main__':
    raise SystemExit('run as a script')
