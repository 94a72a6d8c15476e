"""What goes wrong with settings drawn at random; each replaces lines or functions of the solution."""

import numpy as np

from grader.checks import Diagnosis, alike, mutant, told_apart


@mutant
def evenly_spread():
    """Spreads sizes and rates evenly, not their logarithms: nine tenths of all rates are in the last power of ten.

    How many of the learning rates should be below 10⁻⁴?
    """
    return {"log_uniform": lambda u, low, high: low + (high - low) * u}


@mutant
def rate_evenly_spread():
    """Spreads the learning rates evenly, not their logarithms: nearly all are in the last power of ten.

    How many of the learning rates should be below 10⁻⁴?
    """
    return {"rate": "1e-6 + (1e-2 - 1e-6) * u_rate"}


@mutant
def size_evenly_spread():
    """Spreads the sizes evenly, not their logarithms.

    Which size should be in the middle: 63 or 110?
    """
    return {"size": "np.rint(20 + 180 * u_size).astype(int)"}


@mutant
def size_rounded_down():
    """Rounds the number of units down.

    To which whole number is 62.9 nearest?
    """
    return {"size": "np.floor(log_uniform(u_size, 20, 200)).astype(int)"}


@mutant
def size_rounded_up():
    """Rounds the number of units up.

    To which whole number is 62.1 nearest?
    """
    return {"size": "np.ceil(log_uniform(u_size, 20, 200)).astype(int)"}


@mutant
def size_not_rounded():
    """Leaves the number of units as it comes.

    Can a network have 63.2 units?
    """
    return {"size": "log_uniform(u_size, 20, 200)"}


@mutant
def momentum_not_taken_from_one():
    """Gives what momentum lacks to 1, not the momentum.

    Should most momenta be near 1, or near 0?
    """
    return {"momentum": "log_uniform(u_momentum, 0.01, 1)"}


@mutant
def momentum_log_uniform():
    """Spreads momentum itself log-uniformly, not what it lacks to 1.

    Of which quantity is the logarithm uniform?
    """
    return {"momentum": "log_uniform(u_momentum, 0.01, 0.99)"}


@mutant
def momentum_evenly_spread():
    """Spreads momentum evenly.

    Of which quantity is the logarithm uniform?
    """
    return {"momentum": "1 - (0.01 + 0.99 * u_momentum)"}


@mutant
def exponents_of_e():
    """Takes the limits of the learning rate for powers of e.

    Of what are -6 and -2 the exponents?
    """
    return {"rate": "np.exp(-6 + 4 * u_rate)"}


@mutant
def noise_log_uniform():
    """Spreads the noise log-uniformly.

    Which of the four is spread evenly?
    """
    return {"noise": "log_uniform(np.asarray(u_noise, dtype=float), 1e-6, 1)"}


@mutant
def turned_round():
    """Has the large values where u is small.

    What does u = 0 give?
    """
    return {"log_uniform": lambda u, low, high: high * (low / high) ** np.asarray(u)}


@mutant
def momentum_turned_round():
    """Has the large momenta where u is small.

    What is v where u is 0, and what is then the momentum?
    """
    return {"momentum": "1 - log_uniform(u_momentum, 1, 0.01)"}


@mutant
def rates_up_to_a_tenth():
    """Lets the learning rates go up to 1/10.

    Which learning rate does u = 1 give?
    """
    return {"rate": "log_uniform(u_rate, 1e-6, 1e-1)"}


RANGES = {"size": (20.0, 200.0), "rate": (1e-6, 1e-2), "momentum": (0.99, 0.0), "noise": (0.0, 1.0)}


def ends(student, seed):
    """Which setting does not begin or end where it should: all numbers 0, then all 1."""
    for place, u in enumerate((0.0, 1.0)):
        got = student.ask("sample_hparams", {f"u_{name}": np.array([u]) for name in RANGES})
        for name, wanted in RANGES.items():
            value = np.ravel(np.asarray(got[name], dtype=float))
            if value.shape == (1,) and not alike(value, np.array([wanted[place]])):
                mine, right = told_apart(value[0], wanted[place])
                advice = (
                    f"The {name} has another end: look at the line that makes it, and at what u = {u:g} gives there."
                )
                yield Diagnosis(f"end_of_{name}", advice, f"where u = {u:g}, {name} = {mine}, but should be {right}")


PROBES = (ends,)
