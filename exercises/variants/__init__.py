"""Variants of the LSTM and of the GRU, a step each."""
