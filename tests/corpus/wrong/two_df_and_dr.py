# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: df_from_new_cell + dR_from_new_h
# single: no
# style: backend-alias
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 4.9e-01 of 1.1e+00
# note:
# base: wrong/h_ends_one_early.py

# replace:
    return host(Hs[1:]), (host(Hs[T]), host(Cs[T - 1])), (X, Hs, Cs, G, W, R)
# by:
    return host(Hs[1:]), (host(Hs[T]), host(Cs[T])), (X, Hs, Cs, G, W, R)
# replace:
        for k, (d, y) in enumerate([(dCs[t] * g, i), (dCs[t] * Cs[t - 1], f), (dCs[t] * i, g), (dHs[t] * tc, o)]):
# by:
        for k, (d, y) in enumerate([(dCs[t] * g, i), (dCs[t] * Cs[t], f), (dCs[t] * i, g), (dHs[t] * tc, o)]):
# replace:
            dR[rows] += a.T.dot(Hs[t - 1])
# by:
            dR[rows] += a.T.dot(Hs[t])
