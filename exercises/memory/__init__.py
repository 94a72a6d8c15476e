"""Weights set by hand, judged by what an LSTM does with them."""
