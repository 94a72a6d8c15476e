"""Which known mistake a submission answers like."""
