"""Mistakes that are the same whatever the cell: in its sums, in the gradients of its weights, in the loop over time."""
