"""The LSTM chapter: its cell, its parts, and the mistakes that are made with it."""
