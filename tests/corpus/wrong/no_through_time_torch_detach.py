# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: nothing_leaves_a_step
# single: yes
# style: torch-under
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 2.6e-01 of 5.2e-01
# note: detach inside lstm_forward cuts the graph; forward values are right
# base: wrong/gates_softmax_torch.py

# replace:
    c = torch.softmax(f, dim=1) * c + torch.sigmoid(i) * torch.tanh(g)
# by:
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
# replace:
        h, c = _cell(x_t, h, c, Wx, Wh, b)
# by:
        h, c = _cell(x_t, h.detach(), c.detach(), Wx, Wh, b)
