# exercise: torch-lstm-cell
import torch
import torch.nn as nn


class LSTMCell(nn.Module):
    """ input gate, forget gate, output gate and candidate all look at [h, x] """

    def __init__(self, input_sz, hidden_sz):
        super().__init__()
        self.input_sz = input_sz
        self.hidden_size = hidden_sz
        self.forget_gate = nn.Linear(input_sz + hidden_sz, hidden_sz)
        self.input_gate = nn.Linear(input_sz + hidden_sz, hidden_sz)
        self.cell_gate = nn.Linear(input_sz + hidden_sz, hidden_sz)
        self.output_gate = nn.Linear(input_sz + hidden_sz, hidden_sz)

    def forward(self, x, h=None, c=None):
        if h is None:
            h = torch.zeros(x.size(0), self.hidden_size).to(x)
        if c is None:
            c = torch.zeros(x.size(0), self.hidden_size).to(x)
        combined = torch.cat((h, x), dim=1)
        f = torch.sigmoid(self.forget_gate(combined))
        i = torch.sigmoid(self.input_gate(combined))
        g = torch.tanh(self.cell_gate(combined))
        o = torch.sigmoid(self.output_gate(combined))
        c_next = f * c + i * g
        h_next = o * torch.tanh(c_next)
        return h_next, c_next


# quick test
torch.manual_seed(0)
model = LSTMCell(4, 5)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.randn(8, 4)
y = torch.randn(8, 5)
for epoch in range(3):
    opt.zero_grad()
    h, c = model(x)
    loss = ((h - y) ** 2).mean()
    loss.backward()
    opt.step()
    print(epoch, loss.item())
