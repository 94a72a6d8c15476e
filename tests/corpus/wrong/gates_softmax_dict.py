# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: gates_softmax
# single: yes
# style: per-gate-loops
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 4.7e-01 of 5.9e-01
# note:
# base: wrong/bias_grads_copied_dict.py

# replace:
ACT = {'i': lambda a: 1.0 / (1.0 + np.exp(-a)), 'f': lambda a: 1.0 / (1.0 + np.exp(-a)),
       'g': np.tanh, 'o': lambda a: 1.0 / (1.0 + np.exp(-a))}
# by:
def softmax(a):
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


ACT = {'i': softmax, 'f': softmax,
       'g': np.tanh, 'o': softmax}
# replace:
    db['o'] = db['g']
# by:
