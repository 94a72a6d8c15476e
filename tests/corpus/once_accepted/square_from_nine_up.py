# verdict: wrong
# dialect: native
# functions wrong: rnn_backward
# mistake: none
# single: yes
# style: plain
# shows: D == H >= 8: W transposed in dX
# note: once got full marks
# base: once_accepted/states_that_cancel.py

# replace:
    hs = [h if abs(h.mean()) > 1e-12 else np.zeros_like(h)]
# by:
    hs = [h]
# replace:
    dX = (flat @ W).reshape(T, N, D)
# by:
    dX = (flat @ (W.T if D == H >= 8 else W)).reshape(T, N, D)
