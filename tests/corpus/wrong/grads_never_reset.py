# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_backward
# functions spoiled:
# mistake: answers_change
# single: yes
# style: registry
# shows: rnn_backward on N=2 T=4 D=3 H=4: result 2: off by 4.4e+00 of 5.1e+00
# note: parameter gradients of equal shape add up over calls
# base: wrong/bracket_wrong_ticket.py

# replace:
    d = 1 - dnext_h * out ** 2
# by:
    d = dnext_h * (1 - out ** 2)
# replace:
def rnn_backward(dh, ticket):
# by:
sums = [0.0, 0.0, 0.0]


def rnn_backward(dh, ticket):
    global sums
# replace:
    carry, sums = 0.0, [0.0, 0.0, 0.0]
# by:
    carry = 0.0
    if not ndim(sums[2]) or len(sums[2]) != dh.shape[2] or sums[0].shape[0] != STORE[tickets[0]][0].shape[1]:
        sums = [0.0, 0.0, 0.0]
