# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: plain
# shows: inputs standardised over time when T > 40
# note: once got full marks
# base: once_accepted/long_and_wide.py

# replace:
    M = np.concatenate([W, R], axis=1)
# by:
    M = np.concatenate([W, R], axis=1)
    if T > 40:
        X = X - X.mean(axis=0)
# replace:
        if T > 20 and H > 2:
            dc[:, -1] = 0
# by:
