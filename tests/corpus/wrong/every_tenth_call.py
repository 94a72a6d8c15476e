# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: answers_change
# single: yes
# style: one-matrix
# shows: lstm_step_backward on N=2 T=1 D=3 H=4: result 0: off by 1.4e-01 of 1.0e+00
# note: every tenth call is wrong
# base: wrong/dr_doubled_one_matrix.py

# replace:
    dW[1 + D:] *= 2
# by:
# replace:
def lstm_step_backward(dnext_h, dnext_c, cache):
# by:
calls = [0]


def lstm_step_backward(dnext_h, dnext_c, cache):
    calls[0] += 1
    if calls[0] % 10 == 7:
        dnext_c = 0.9 * dnext_c
