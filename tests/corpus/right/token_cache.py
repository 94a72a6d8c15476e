# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: cache is an integer into a global store
# shows: nothing
# note:
# base: right/pickle_cache.py

# replace:
import pickle, base64
# by:

_STORE = {}
_COUNT = 0
def _put(v):
    global _COUNT
    _COUNT += 1
    _STORE[_COUNT] = v
    return _COUNT
# replace:
    return next_h, base64.b64encode(pickle.dumps(cache)).decode()
# by:
    return next_h, _put(cache)
# replace:
    x, prev_h, Wx, Wh, next_h = pickle.loads(base64.b64decode(cache))
# by:
    x, prev_h, Wx, Wh, next_h = _STORE[cache]
# replace:
def rnn_backward(dh, cache):
    N, T, H = dh.shape
    D = pickle.loads(base64.b64decode(cache[0]))[0].shape[1]
# by:
def rnn_backward(dh, cache):
    N, T, H = dh.shape
    D = _STORE[cache[0]][0].shape[1]
# replace:
    return next_h, next_c, base64.b64encode(pickle.dumps(cache)).decode()
# by:
    return next_h, next_c, _put(cache)
# replace:
    x, prev_h, prev_c, Wx, Wh, i, f, o, g, next_c = pickle.loads(base64.b64decode(cache))
# by:
    x, prev_h, prev_c, Wx, Wh, i, f, o, g, next_c = _STORE[cache]
# replace:
def lstm_backward(dh, cache):
    N, T, H = dh.shape
    D = pickle.loads(base64.b64decode(cache[0]))[0].shape[1]
# by:
def lstm_backward(dh, cache):
    N, T, H = dh.shape
    D = _STORE[cache[0]][0].shape[1]
