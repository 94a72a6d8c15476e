# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# mistake: none
# single: yes
# style: plain
# shows: truncated after 40 steps back
# note: once got full marks
# base: once_accepted/long_and_wide.py

# replace:
    for t in reversed(range(T)):
# by:
    for t in reversed(range(T)):
        if t == T - 41:
            dh, dc = np.zeros_like(dh), np.zeros_like(dc)
# replace:
        if T > 20 and H > 2:
            dc[:, -1] = 0
# by:
