"""The same weights in the layouts of libraries and courses."""
