# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: functional
# shows: lstm_forward on N=3 T=3 D=1 H=4: result 0: off by 4.1e-01 of 5.1e-01
# note: guesses a batch-first layout when T == N
# base: wrong/dx_reversed.py

# replace:
def lstm_forward(X, h, c, W, R, b):
# by:
def lstm_forward(X, h, c, W, R, b):
    if X.shape[0] == h.shape[0]:
        X = X.swapaxes(0, 1)  # batch first
# replace:
    return [s[0] for s in back], (back[-1][1], back[-1][2]), dW, dR, db
# by:
    return [s[0] for s in back[::-1]], (back[-1][1], back[-1][2]), dW, dR, db
