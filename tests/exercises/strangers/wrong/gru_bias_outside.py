# exercise: torch-gru-cell
# mistake: reaches_one_term_r_by_k_n_in_n
# base: right/gru_raw_letters.py

# replace:
        n = torch.tanh(x @ self.W_xn + self.b_xn + r * (h @ self.W_hn + self.b_hn))
# by:
        n = torch.tanh(x @ self.W_xn + self.b_xn + self.b_hn + r * (h @ self.W_hn))
