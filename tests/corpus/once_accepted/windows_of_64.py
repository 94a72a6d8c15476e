# verdict: wrong
# dialect: native
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: plain
# shows: X centred over time for T > 64
# note: once got full marks
# base: once_accepted/states_that_cancel.py

# replace:
    U = (X.reshape(T * N, D) @ W.T).reshape(T, N, H) + b
    hs = [h if abs(h.mean()) > 1e-12 else np.zeros_like(h)]
# by:
    if T > 64:
        X = X - X.mean(axis=0)
    U = (X.reshape(T * N, D) @ W.T).reshape(T, N, H) + b
    hs = [h]
