# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: none
# single: yes
# style: functional
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 1.3e-06 of 5.9e-01
# note: a table with linear interpolation
# base: wrong/dx_reversed.py

# replace:
def logistic(z):
    return 0.5 * np.tanh(0.5 * z) + 0.5
# by:
GRID = np.linspace(-12, 12, 2001)
TABLE = 1 / (1 + np.exp(-GRID))


def logistic(z):
    return np.interp(z, GRID, TABLE)
# replace:
    return [s[0] for s in back], (back[-1][1], back[-1][2]), dW, dR, db
# by:
    return [s[0] for s in back[::-1]], (back[-1][1], back[-1][2]), dW, dR, db
