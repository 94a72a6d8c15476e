"""What goes wrong when a network writes; each replaces lines or functions of the solution."""

import numpy as np

from grader.checks import mutant


def softmax(scores):
    """The probabilities."""
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


def at(p, u):
    """The character that a number stands for."""
    return min(int(np.sum(np.cumsum(p) <= u)), len(p) - 1)


def drawing(drawn):
    """Takes another character, of probabilities and number; at temperature 0 that with the largest score."""

    def chosen(y, temperature, u):
        return int(np.argmax(y)) if temperature == 0 else drawn(softmax(y / temperature), u)

    return {"chosen": chosen}


def choosing(probabilities):
    """Draws from other probabilities, of scores and temperature; takes the largest score at temperature 0."""

    def chosen(y, temperature, u):
        return int(np.argmax(y)) if temperature == 0 else at(probabilities(y, temperature), u)

    return {"chosen": chosen}


@mutant
def temperature_left_out():
    """Leaves the temperature out: nothing becomes more or less daring.

    By what are the scores divided?
    """
    return {"chosen": lambda y, temperature, u: at(softmax(y), u)}


@mutant
def temperature_only_at_zero():
    """Leaves the temperature out, unless it is 0: to divide probabilities and then make them add up to 1 undoes itself.

    What is divided by the temperature: scores, or probabilities?
    """
    return choosing(lambda y, temperature: softmax(y))


@mutant
def temperature_multiplies():
    """Multiplies the scores by the temperature: the hotter, the more certain.

    Which of two temperatures should make all characters more alike?
    """
    return choosing(lambda y, temperature: softmax(y * temperature))


@mutant
def temperature_at_the_probabilities():
    """Divides probabilities by the temperature, so that they no longer add up to 1.

    What is divided: scores, or probabilities?
    """
    return choosing(lambda y, temperature: softmax(y) / temperature)


@mutant
def powers_not_divided():
    """Adds up exponentials that are not divided by their sum, so that they do not end at 1.

    What do the probabilities of all characters add up to?
    """

    def powers(y, temperature):
        return np.exp((y - y.max()) / temperature)

    return choosing(powers)


@mutant
def softmax_twice():
    """Takes the softmax of probabilities, which makes them all nearly alike.

    What is divided by the temperature and goes into the softmax: scores, or probabilities?
    """
    return choosing(lambda y, temperature: softmax(softmax(y) / temperature))


@mutant
def exponentials_of_scores():
    """Takes the exponential of scores as they are: it overflows where they are large or the temperature is small.

    Which number may be taken off all scores, without a change of the probabilities?
    """
    return choosing(lambda y, temperature: np.exp(y / temperature) / np.exp(y / temperature).sum())


@mutant
def temperature_at_the_state():
    """Divides the state by the temperature, and not the output bias.

    What is divided by the temperature: the whole of the scores?
    """

    def sample(h, seed_ix, uniforms, temperature, Wxh, Whh, Why, bh, by):
        ix, ixes = seed_ix, []
        for u in uniforms:
            h = np.tanh(Wxh[:, [ix]] + Whh @ h + bh)
            if temperature == 0:
                ix = int(np.argmax(Why @ h + by))
            else:
                ix = at(softmax((Why @ (h / temperature) + by)[:, 0]), u)
            ixes.append(ix)
        return ixes

    return {"sample": sample}


@mutant
def always_the_most_likely():
    """Takes the most likely character each time, at every temperature.

    What are the numbers `uniforms` for?
    """
    return {"chosen": lambda y, temperature, u: int(np.argmax(y))}


@mutant
def divided_by_zero():
    """Divides by a temperature of 0.

    What should be taken at temperature 0?
    """
    return {"chosen": lambda y, temperature, u: at(softmax(y / np.asarray(temperature, dtype=float)), u)}


@mutant
def one_character_early():
    """Takes the character before the one in whose share the number lies.

    With the probabilities 1/4, 1/2, 1/4, which character is 0.3?
    """
    return drawing(lambda p, u: max(at(p, u) - 1, 0))


@mutant
def one_character_late():
    """Takes the character after the one in whose share the number lies.

    With the probabilities 1/4, 1/2, 1/4, which character is 0.2?
    """
    return drawing(lambda p, u: min(at(p, u) + 1, len(p) - 1))


@mutant
def probabilities_not_added_up():
    """Takes the first character whose own probability is above the number, not the sum so far.

    With the probabilities 1/4, 1/2, 1/4, which character is 0.8?
    """
    return drawing(lambda p, u: int(np.argmax(p > u)) if (p > u).any() else int(np.argmax(p)))


@mutant
def from_the_last_character():
    """Adds the probabilities up from the last character on.

    With the probabilities 1/4, 1/2, 1/4, which character is 0.2?
    """
    return drawing(lambda p, u: len(p) - 1 - at(p[::-1], u))


@mutant
def most_likely_first():
    """Adds the probabilities up in the order of their size.

    In which order do the characters have their shares of 0 to 1?
    """

    def drawn(p, u):
        order = np.argsort(-p, kind="stable")
        return int(order[at(p[order], u)])

    return drawing(drawn)


def writing(feeds=True, carries=True, begins=False, one=False):
    """The loop in which the character is fed in, the state is carried on, or not; whether the first one is written."""

    def sample(h, seed_ix, uniforms, temperature, Wxh, Whh, Why, bh, by):
        ix, state, ixes = seed_ix, h, [seed_ix] if begins else []
        for u in uniforms:
            new = np.tanh(Wxh[:, [ix]] + Whh @ state + bh)
            y = (Why @ new + by)[:, 0]
            u = uniforms[0] if one else u
            drawn = int(np.argmax(y)) if temperature == 0 else at(softmax(y / temperature), u)
            ixes.append(drawn)
            state = new if carries else state
            ix = drawn if feeds else ix
        return ixes[: len(uniforms)]

    return {"sample": sample}


@mutant
def not_fed_in():
    """Feeds the first character in again and again.

    What does the network read after it has written a character?
    """
    return writing(feeds=False)


@mutant
def state_not_carried():
    """Begins every step from the first state.

    From which state does the second character come?
    """
    return writing(carries=False)


@mutant
def first_character_written():
    """Begins the text with the character that was given.

    Is `seed_ix` part of the result?
    """
    return writing(begins=True)


@mutant
def one_number_for_all():
    """Decides all characters by the first number.

    Which number decides the second character?
    """
    return writing(one=True)


@mutant
def old_characters_left_in():
    """Leaves the characters before in the input: a 1 that is set is never taken away.

    How many entries of x are 1 at the third character?
    """

    def sample(h, seed_ix, uniforms, temperature, Wxh, Whh, Why, bh, by):
        ix, x, ixes = seed_ix, np.zeros((len(by), 1)), []
        for u in uniforms:
            x[ix] = 1
            h = np.tanh(Wxh @ x + Whh @ h + bh)
            y = (Why @ h + by)[:, 0]
            ix = int(np.argmax(y)) if temperature == 0 else at(softmax(y / temperature), u)
            ixes.append(ix)
        return ixes

    return {"sample": sample}


@mutant
def state_set_back():
    """Sets the state back to the first one after every twenty characters.

    From which state does the twenty-first character come?
    """

    def sample(h, seed_ix, uniforms, *rest):
        whole, ixes = writing()["sample"], []
        for start in range(0, len(uniforms), 20):
            ixes += whole(h, ixes[-1] if ixes else seed_ix, uniforms[start : start + 20], *rest)
        return ixes

    return {"sample": sample}


@mutant
def held_short_of_its_end():
    """Keeps what goes into the tanh between -3 and 3: the state stays 0.005 short of one.

    What is the tanh of 5, and that of 3?
    """
    return {"h": "np.tanh(np.clip(Wxh[:, [ix]] + Whh @ h + bh, -3, 3))"}
