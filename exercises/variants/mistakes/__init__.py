"""What goes wrong in the variants."""
