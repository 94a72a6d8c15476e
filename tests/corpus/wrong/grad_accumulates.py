# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: answers_change
# single: yes
# style: torch-under
# shows: lstm_step_backward on N=5 T=3 D=2 H=1: result 5: off by 8.5e-01 of 2.7e-01
# note: the bias gradient is added up over all calls of the same size
# base: wrong/gates_softmax_torch.py

# replace:
    c = torch.softmax(f, dim=1) * c + torch.sigmoid(i) * torch.tanh(g)
# by:
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
# replace:
def lstm_step_backward(dnext_h, dnext_c, cache):
# by:
bias_grad = {}


def lstm_step_backward(dnext_h, dnext_c, cache):
# replace:
    return _grads(outs, leaves, [t64(dnext_h, False), t64(dnext_c, False)])
# by:
    *grads, db = _grads(outs, leaves, [t64(dnext_h, False), t64(dnext_c, False)])
    bias_grad[db.shape] = bias_grad.get(db.shape, 0) + db
    return *grads, bias_grad[db.shape]
