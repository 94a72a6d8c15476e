# exercise: torch-lstm-function
# mistake: gate_grad_order_differs_ifog
# base: right/function_plain.py

# replace:
        d_gates = torch.cat([d_i * i * (1 - i), d_f * f * (1 - f), d_g * (1 - g * g), d_o * o * (1 - o)], dim=1)
# by:
        d_gates = torch.cat([d_i * i * (1 - i), d_f * f * (1 - f), d_o * o * (1 - o), d_g * (1 - g * g)], dim=1)
