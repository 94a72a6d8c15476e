"""Float64 ground truth: recurrent cells with analytic gradients. It computes numbers and never judges."""
