# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: gate_grad_order_differs_ifog
# single: yes
# style: cs231n-classic
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.7e+00 of 1.4e+00
# note:
# base: wrong/candidate_sigmoid_classic.py

# replace:
    g = sigmoid(a[:, 3 * H:])
# by:
    g = np.tanh(a[:, 3 * H:])
# replace:
    da = np.hstack((di * i * (1 - i), df * f * (1 - f), do * o * (1 - o), dg * (1 - g ** 2)))
# by:
    da = np.hstack((di * i * (1 - i), df * f * (1 - f), dg * (1 - g ** 2), do * o * (1 - o)))
