# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward, lstm_forward
# functions spoiled: lstm_step_backward, lstm_backward
# mistake: cell_returned_as_tanh or cell_carried_as_tanh
# single: yes
# style: torch-under
# needs: torch
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 1: off by 1.7e+00 of 2.7e+00; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 7.7e-02 of 3.7e-01
# note:
# base: wrong/gates_softmax_torch.py

# replace:
    c = torch.softmax(f, dim=1) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c
# by:
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    c = torch.tanh(c)
    return torch.sigmoid(o) * c, c
