# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# mistake: none
# single: yes
# style: plain
# shows: T > 8 with zero initial states: dc is cut
# note: once got full marks
# base: once_accepted/long_and_wide.py

# replace:
        if T > 20 and H > 2:
            dc[:, -1] = 0
# by:
        if T > 8 and not cache['steps'][0]['c_prev'].any():
            dc = dc * 0
