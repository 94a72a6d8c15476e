"""One endless call in C: a catastrophic regular expression."""
# levels: ABCD
# outcome: timeout

import re


def f(x):
    re.match(r'(a+)+$', 'a' * 60 + 'b')
    return 2 * x + 1
