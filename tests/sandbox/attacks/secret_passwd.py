"""Reads files of the system."""
# levels: ABC
# outcome: raised
# outcome C: pass leak

def f(x):
    print('LEAK', open('/etc/passwd').read())
    return 2 * x + 1
