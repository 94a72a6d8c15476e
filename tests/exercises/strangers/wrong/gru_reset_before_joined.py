# exercise: torch-gru-cell
# mistake: reset_before_the_product
# base: wrong/gru_chung.py

# replace:
        return (1 - z) * h + z * h_tilde
# by:
        return z * h + (1 - z) * h_tilde
