# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# mistake: none
# single: yes
# style: plain
# shows: units above 64 ignored in dx
# note: once got full marks
# base: once_accepted/features_beyond_64.py

# replace:
    a = x[:, :64] @ W[:, :64].T + h @ R.T + b
# by:
    a = x @ W.T + h @ R.T + b
# replace:
    dx = da @ W
# by:
    dx = da[:, :64] @ W[:64]
