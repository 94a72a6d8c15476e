# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: none
# single: yes
# style: recursion
# shows: lstm_backward on N=2 T=20 D=3 H=4: result 0: off by 1.1e+00 of 2.1e+00
# note: recursion forgets dc beyond a depth of six
# base: wrong/db_mean_recursion.py

# replace:
    return W.T.dot(delta).T, R.T.dot(delta).T, (dcell * f).T, delta.dot(x), delta.dot(h), delta.mean(axis=1)
# by:
    return W.T.dot(delta).T, R.T.dot(delta).T, (dcell * f).T, delta.dot(x), delta.dot(h), delta.sum(axis=1)
# replace:
    dX, (dh, dc), dW, dR, db = lstm_backward(dH[1:], dlast, rest)
# by:
    dX, (dh, dc), dW, dR, db = lstm_backward(dH[1:], dlast, rest)
    if len(dX) >= 6:
        dc = 0 * dc
