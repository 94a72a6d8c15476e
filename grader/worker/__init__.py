"""What runs beside a submission: standard library, numpy and its own codec, nothing else of ours."""
