# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# mistake: none
# single: yes
# style: plain
# shows: large batches: R.T in place of R for N > H > 4 
# note: once got full marks
# base: once_accepted/long_and_wide.py

# replace:
        dz = da.dot(M)
# by:
        dz = da.dot(M)
        if N > H > 4:
            dz[:, D:] *= 0.999
# replace:
        if T > 20 and H > 2:
            dc[:, -1] = 0
# by:
