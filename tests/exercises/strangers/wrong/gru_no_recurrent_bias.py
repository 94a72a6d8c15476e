# exercise: torch-gru-cell
# mistake: candidate_bias_outside_the_reset
# base: right/gru_two_linears.py

# replace:
        self.h2h = nn.Linear(hidden_size, 3 * hidden_size, bias=bias)
# by:
        self.h2h = nn.Linear(hidden_size, 3 * hidden_size, bias=False)
