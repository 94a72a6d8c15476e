# exercise: torch-gru-cell
# mistake: reaches_one_term_r_by_k_n_in_n
# base: right/gru_two_linears.py

# replace:
        self.h2h = nn.Linear(hidden_size, 3 * hidden_size, bias=bias)
# by:
        self.h2h = nn.Linear(hidden_size, 3 * hidden_size, bias=False)
