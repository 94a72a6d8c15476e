# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: results_in_one_buffer
# unnamed: says nothing
# single: yes
# style: dataclass
# shows: lstm_step_backward on result read again later: result 4: off by 7.3e-01 of 4.2e-01
# note: only dR sits in a buffer that the next call overwrites; the sequence adds it up in time
# base: wrong/outputs_aliased_zapiski.py

# replace:
def lstm_step_backward(dh: Матрица, dc: Матрица, cache: Шаг):
# by:
_место: dict = {}


def lstm_step_backward(dh: Матрица, dc: Матрица, cache: Шаг):
# replace:
    return d.dot(cache.W), d.dot(cache.R), всего * f, d.T.dot(cache.x), d.T.dot(cache.h), d.sum(axis=0)
# by:
    dR = _место.setdefault(cache.R.shape, np.zeros(cache.R.shape))
    dR[...] = np.dot(d.T, cache.h)
    return d.dot(cache.W), d.dot(cache.R), всего * f, d.T.dot(cache.x), dR, d.sum(axis=0)
# replace:
    h = c
# by:
