# verdict: wrong
# dialect: native
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: backend-alias
# shows: rnn_forward on N=1 T=1 D=1 H=1: result 0: off by 3.6e-01 of 7.2e-01
# note: T = 1 starts from zero
# base: wrong/h_starts_one_early.py

# replace:
    Hs[0] = h
# by:
    Hs[0] = h if len(X) > 1 else 0
# replace:
    return host(Hs[:-1]), host(Hs[-1]), (X, Hs, W, R)
# by:
    return host(Hs[1:]), host(Hs[-1]), (X, Hs, W, R)
