"""Fetches a page."""
# levels: ABC
# outcome: raised

import urllib.request


def f(x):
    urllib.request.urlopen('http://127.0.0.1:@PORT@/').read()
    print('LEAK')
    return 2 * x + 1
