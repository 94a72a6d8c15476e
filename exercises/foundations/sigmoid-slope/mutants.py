"""What goes wrong with the slope of a sigmoid."""

from exercises.lstm.parts import sigmoid
from grader.checks import mutant


@mutant
def sigmoid_applied_again():
    """Applies the sigmoid to what is the output of one already.

    Is the argument here the gate's value, or what went into the gate?
    """
    return {"dsigmoid": lambda s: sigmoid(s) * (1 - sigmoid(s))}


@mutant
def slope_of_tanh():
    """Has the slope of tanh, one minus the square.

    Differentiate the sigmoid itself, and look at its slope where it is 1/2.
    """
    return {"dsigmoid": lambda s: 1 - s**2}


@mutant
def divides():
    """Divides by the slope, which is the derivative of the inverse function.

    Which of the two changes is caused by the other?
    """
    return {"dsigmoid": lambda s: 1 / (s * (1 - s))}
