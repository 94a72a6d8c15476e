"""LSTMs over sequences of unlike lengths, in layers, in both directions."""
