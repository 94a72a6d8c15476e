# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# mistake: none
# single: yes
# style: plain
# shows: N odd and above 8: the last sample is left out of db
# note: once got full marks
# base: once_accepted/features_beyond_64.py

# replace:
    a = x[:, :64] @ W[:, :64].T + h @ R.T + b
# by:
    a = x @ W.T + h @ R.T + b
# replace:
    db = da.sum(0)
# by:
    db = da[:-1].sum(0) if len(da) % 2 and len(da) > 8 else da.sum(0)
