# exercise: torch-lstm-function
# mistake: made_on_the_cpu
# base: right/function_plain.py

# replace:
        d_gates = torch.cat([d_i * i * (1 - i), d_f * f * (1 - f), d_g * (1 - g * g), d_o * o * (1 - o)], dim=1)
# by:
        d_gates = torch.cat([d_i * i * (1 - i), d_f * f * (1 - f), d_g * (1 - g * g), d_o * o * (1 - o)], dim=1)
        d_gates = torch.zeros(d_gates.shape, dtype=d_gates.dtype) + d_gates
