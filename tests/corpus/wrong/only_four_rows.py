# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: none
# single: yes
# style: registry
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 0: off by 7.6e-02 of 5.9e-01
# note: right only for N == 4
# base: wrong/store_of_limited_size.py

# replace:
    STORE.pop(COUNTER[0] - 12, None)
# by:
# replace:
    c = f * prev_c + i * g
# by:
    c = f * prev_c[:4] + i * g if len(x) == 4 else f * prev_c + i * g ** 3
