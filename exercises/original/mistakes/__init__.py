"""What goes wrong in the cells of 1997 and 1999."""
