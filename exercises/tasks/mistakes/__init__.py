"""What goes wrong with data that is drawn at random."""
