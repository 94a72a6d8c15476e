"""The remember gate."""


def remember_gate(kept, learned):
    """What is kept and what is learned (N, H) -> the new long-term memory (N, H)."""
    ltm = kept + learned
    return ltm
