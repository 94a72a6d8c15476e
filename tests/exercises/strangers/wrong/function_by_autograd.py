# exercise: torch-lstm-function
# mistake: gradient_left_to_autograd
# base: right/function_plain.py

# replace:
from torch.autograd import Function
# by:
from torch.autograd import Function


def step(x, h, c, W, R, b):
    i, f, g, o = (x @ W.T + h @ R.T + b).chunk(4, 1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c
# replace:
        ctx.save_for_backward(x, h_prev, c_prev, W, R, i, f, g, o, tanh_c)
# by:
        ctx.save_for_backward(x, h_prev, c_prev, W, R, i, f, g, o, tanh_c)
        ctx.b = b
# replace:
        x, h_prev, c_prev, W, R, i, f, g, o, tanh_c = ctx.saved_tensors
# by:
        x, h_prev, c_prev, W, R, i, f, g, o, tanh_c = ctx.saved_tensors
        with torch.enable_grad():
            leaves = [v.detach().requires_grad_() for v in (x, h_prev, c_prev, W, R, ctx.b)]
            found = step(*leaves)
        return torch.autograd.grad(found, leaves, (grad_h, grad_c))
