# exercise: torch-lstm-function
# mistake: candidate_slope_of_sigmoid
# base: right/function_plain.py

# replace:
        d_gates = torch.cat([d_i * i * (1 - i), d_f * f * (1 - f), d_g * (1 - g * g), d_o * o * (1 - o)], dim=1)
# by:
        d_gates = torch.cat([d_i * i * (1 - i), d_f * f * (1 - f), d_g * g * (1 - g), d_o * o * (1 - o)], dim=1)
