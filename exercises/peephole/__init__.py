"""The LSTM whose gates see the cell."""
