"""The words of the advice, in one form: what yours does, then what to look at; never the line as it should be."""

from __future__ import annotations

import re

from grader.mutation.slip import Slip, Words
from grader.words import listed

SHOWN = 4  # places that are told one by one
FORMS = {
    "factor_dropped": (
        "leaves {what} out of {where}, where it is a factor", "what {what} multiplies in the equation of {where}",
    ),
    "factor_dropped factor": (
        "leaves {what} out of {where}, where it is a factor", "what multiplies {forward} in the forward pass",
    ),
    "factor_dropped slope": ("leaves {what} out of a slope in {where}", "how many factors that derivative has"),
    "factor_twice": ("multiplies {where} with {what} twice", "the factors there"),
    "sum_for_product": ("adds up in {where} what is multiplied", "how the two parts work on one another"),
    "product_for_sum": ("multiplies in {where} what is added", "how the two parts come together"),
    "slope_dropped": ("leaves the slope at {what} out of {where}", "the derivative of what gave {what}"),
    "slope_divides": ("divides by the slope at {what} in {where}", "the chain rule for what gave {what}"),
    "slope_inverted": ("has the slope at {what} upside down in {where}", "the chain rule for what gave {what}"),
    "value_for_slope": (
        "takes the value of {what} where a slope belongs in {where}", "the derivative of what gave {what}",
    ),
    "value_beside_slope": ("has {what} as a further factor in {where}", "which factors the chain rule asks for"),
    "value_beside_slope_of_one_term": (
        "has a further factor in {where}, and a slope on one term alone", "the brackets, and what belongs in each",
    ),
    "slope_root": ("has the root of the slope at {what} in {where}", "the exponent in the slope at {what}"),
    "slope_of_another_kind": (
        "takes for the slope at {what} in {where} that of another function", "which function gave {what}",
    ),
    "slope_squared_outside": (
        "squares the whole difference for the slope at {what} in {where}", "what the exponent belongs to",
    ),
    "slope_doubled": (
        "takes one minus twice {what} where a slope belongs in {where}", "the derivative of what gave {what}",
    ),
    "slope_with_square": (
        "squares {what} in one factor of its slope in {where}", "how steep that function is at its middle",
    ),
    "slope_with_plus": ("has a wrong sign in the slope at {what} in {where}", "the derivative of what gave {what}"),
    "difference_for_slope": (
        "takes one minus {what} where a slope belongs in {where}", "the derivative of what gave {what}",
    ),
    "square_for_slope": (
        "takes the square of {what} where a slope belongs in {where}", "the derivative of what gave {what}",
    ),
    "slope_at_another": ("takes the slope at {other} in {where}", "in which value that slope is written"),
    "slipped_into_bracket": ("has {what} inside the bracket of a slope in {where}", "where that bracket closes"),
    "bracket_closed_late": ("has {what} inside the bracket of a slope in {where}", "where that bracket closes"),
    "bracket_closed_late_on_one_term": (
        "has {what} inside the bracket of a slope in {where}", "where each bracket closes, and what reaches both terms",
    ),
    "reaches_one_term": ("multiplies only {other_part} by {what}, in {where}", "the brackets around the sum"),
    "divisor_dropped": ("does not divide by {what} in {where}", "what {where} {is} divided by"),
    "product_for_quotient": ("multiplies with {what} in {where} where it divides", "what {where} {is} divided by"),
    "power_dropped": ("leaves out a power of {what} in {where}", "the exponents there"),
    "term_dropped": ("leaves {part} out of {where}", "everything that {where} {is} the sum of"),
    "terms_dropped": ("leaves {parts} out of {where}", "everything that {where} {is} the sum of"),
    "reaches_every_term": ("multiplies all that {where} is made of by {what}", "which part {what} belongs to"),
    "term_outside_function": ("adds {part} to what {other} gives in {where}", "what goes into {other}"),
    "term_of_another": ("has {part} in what makes {where} as well", "what {where} {is} made of, one by one"),
    "term_unread": ("leaves {part} out where {where} {is} made", "whether the whole sum arrives there"),
    "term_twice": ("counts {part} twice in {where}", "how often each part of {where} is added"),
    "arrives_here_too": ("adds {what} to {where} as well", "which result of the step each gradient arrives at"),
    "term_added": ("adds {what} to {where}", "on which ways a gradient arrives there"),
    "clipped": (
        "holds {where} between -{other} and {other}", "whether gradients are clipped here or where weights change",
    ),
    "part_of_last_step_read": ("reads {what} of the last step at every step", "what each step keeps for the way back"),
    "sign_turned": ("has {where} with a wrong sign{at_what}", "the signs there"),
    "mean_for_sum": ("averages where {where} {is} made", "whether the formula divides by a number of samples"),
    "sum_for_mean": ("adds up in {where} without dividing", "what the sum is divided by"),
    "doubled": ("has twice {where}", "where a part of {where} is counted a second time"),
    "axis_dropped": ("sums {where} over everything", "which axis is summed over, and which stays"),
    "axis_kept": ("keeps an axis of length one in {where}", "the shape that is asked"),
    "axis_exchanged": ("sums {where} along another axis", "which axis is summed over, and which stays"),
    "first_for_all": ("takes only the first of what {where} should sum", "everything that contributes to {where}"),
    "last_for_all": ("takes only the last of what {where} should sum", "everything that contributes to {where}"),
    "name_replaced": (
        "uses {other} where {where} {is} made", "which value belongs there, the new or the old, and of which part",
    ),
    "kept_otherwise": ("keeps {other} for the way back where {what} belongs", "what is kept, one by one"),
    "key_replaced": ("takes {other} for {what} where {where} {is} made", "the keys, letter by letter"),
    "keys_exchanged": ("takes {what} for one another in {where}", "which key is whose"),
    "name_replaced factor": ("uses {other} where {where} {is} made", "what multiplies {forward} in the forward pass"),
    "name_replaced gradient": ("uses {other} where {where} {is} made", "which gradients arrive at {forward}"),
    "name_replaced block": ("has {other} in {where} where {what} should stand", "the names that are joined"),
    "name_replaced slope": ("has {other} in the slope at {what} in {where}", "all names in that slope"),
    "one_minus factor": (
        "uses one minus {other} where {where} {is} made", "what multiplies {forward} in the forward pass",
    ),
    "one_minus_lost": ("uses {what} as it is where {where} {is} made", "which share of it belongs there"),
    "one_minus": ("uses one minus {other} where {where} {is} made", "which value belongs there"),
    "exchanged": ("has {where} in each other's place", "which value belongs to which name"),
    "function_dropped": ("applies no {what} where {where} {is} made", "the functions in the equation of {where}"),
    "function_twice": ("applies {what} once too often where {where} {is} made", "what has been through {what} already"),
    "function_added": (
        "applies {other} to {what} where {where} {is} made", "what has been through {other} there, and what has not",
    ),
    "function_replaced": (
        "applies {put_through} where {where} {is} made", "which function the equation of {where} has",
    ),
    "opposite_taken": ("takes {other} for {what} where {where} {is} made", "what becomes of a small number there"),
    "function_made_one": ("behaves as if {where} were always one", "what {where} depends on"),
    "held_before": ("cuts what goes into {what} to ±{other}", "a clip: how far out is {what} not yet flat"),
    "held_after": ("keeps what {what} gives {other} away from 0 and from 1", "a clip: which values may {what} have"),
    "argument_turned": (
        "turns the sign of what goes into {what} where {where} {is} made", "what {what} gives for a large number",
    ),
    "one_added": ("has a one added to {what} before the function that gives {where}", "what goes into it"),
    "product_transposed": ("has {where} transposed", "which axis of {where} is which"),
    "factors_exchanged": ("has the factors of the matrix product of {where} in the other order", "their axes"),
    "transpose_dropped": ("uses {what} untransposed where {where} {is} made", "which axis of {what} is summed over"),
    "transpose_added": ("uses {what} transposed where {where} {is} made", "which axis of {what} is summed over"),
    "joined_in_wrong_order": (
        "joins what makes {where} in an order that the weights do not have", "which columns are whose",
    ),
    "cut_in_wrong_order": ("cuts {where} from each other's columns", "which columns of the weights are whose"),
    "cut_at_wrong_end": ("cuts {where} from the wrong end", "which columns of the weights are whose"),
    "parts_exchanged": ("has the blocks of {where} in another order", "in which order the blocks lie"),
    "split_and_joined_otherwise": ("splits and joins the blocks of {where} in another order", "the other function"),
    "parts_interleaved": (
        "deals {where} out in turn, one column each", "how the columns of one block lie: side by side, or apart",
    ),
    "block_of_another": ("uses for {where} what belongs to another block ({what})", "which rows of it are whose"),
    "block_left_out": ("leaves {part} out of {where}", "which of the blocks have it, and which have not"),
    "joined_otherwise": ("has {other} in {where} where {what} should stand", "the order in which blocks are joined"),
    "joined_in_another_order": ("joins the blocks of {where} in another order", "the order in which they are joined"),
    "joined_without": ("leaves {what} out of what makes {where}", "what is joined there, and how wide it is"),
    "joined_alone": ("has {other} alone in {where}, where {what} should stand", "which columns are whose"),
    "blocks_laid_otherwise": ("has the blocks of {where} in other places", "which rows and which columns are whose"),
    "block_transposed": ("has one block of {where} transposed", "the block of {what}"),
    "switch_stuck": (
        "takes no notice of {what} where {where} {is} made, as if that were always {other}", "both of its values",
    ),
    "switch_turned": ("takes {what} the other way round where {where} {is} made", "which value stands for which"),
    "argument_ignored": ("takes no notice of {what} in {where}", "where that argument has to come in"),
    "argument_replaced": ("uses {other} for {what} in {where}", "the arguments, one by one"),
    "arguments_exchanged": ("exchanges {what} in {where}", "the order of the arguments"),
    "results_exchanged": ("returns {where} in each other's place", "the order of the results"),
    "result_left_zero": ("leaves {where} zero", "where it is set before it is returned"),
    "result_reversed": ("returns {where} turned round", "in which order its first axis runs"),
    "result_doubled": ("returns twice {where}", "whether something is added a second time"),
    "unpacked_otherwise": ("unpacks {where} under each other's names", "the order in which they were packed"),
    "last_turn_missing": ("stops one step early in {where}", "where the loop ends"),
    "first_turn_missing": ("begins one step late in {where}", "where the loop begins"),
    "turns_reversed": ("goes through the steps the other way in {where}", "where the loop begins, and where it ends"),
    "first_turn_only": ("takes one step only in {where}", "what stands inside the loop"),
    "last_turn_only": ("takes the last step only in {where}", "what stands inside the loop"),
    "begun_anew": (
        "begins every step of {where} anew, with {what} as before the loop", "what a step takes from its neighbour",
    ),
    "never_updated": ("leaves {what} in {where} as it was", "what is set at the end of each turn"),
    "accumulated": ("adds to {what} in {where} instead of replacing it", "what is handed from step to step"),
    "one_turn_early": ("gives {what} back as it was one turn before the loop of {where} ends", "when it is read"),
    "returned_as_given": ("gives {what} back from {where} as it came in", "what the loop leaves of it"),
    "returned_after_first": ("gives {what} back from {where} as it is after the first step", "which step is the last"),
    "handed_on_exchanged": ("hands {what} on in each other's place in {where}", "the order of what a step returns"),
    "read_before_update": ("uses {what} as it was before the step, for {where}", "when it is read and when it is set"),
    "first_turn_alone": ("counts {what} in {where} at the first turn of the loop alone", "what every other turn adds"),
    "overwritten": ("keeps the last step's share of {where} only", "whether the loop adds or sets"),
    "first_turn_counts_alone": ("counts the first turn's share of {where} only", "what stands inside the loop"),
    "first_turn_not_counted": ("leaves the first turn's share out of {where}", "what is added at every turn"),
    "subtracted": ("subtracts the shares of {where}", "the sign of what each step adds"),
    "averaged_over_turns": ("divides {where} by the number of steps", "whether the formula divides at all"),
    "last_step_read": ("reads {what} at the last step, whatever the step", "the index in {where}"),
    "first_step_read": ("reads {what} at the first step, whatever the step", "the index in {where}"),
    "steps_reversed": ("reads {what} in the opposite order", "which step each turn of the loop is at"),
    "written_reversed": ("writes {where} in the opposite order", "the index on the left"),
    "written_everywhere": ("ends with the last step's value in all of {where}", "what each step writes to"),
}  # fmt: skip
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
LEADS = ("slope at ", "one minus ")  # of an expression that is called by what it is made of
AS_IT_STANDS = ("clipped", "held_before", "held_after", "switch_stuck")  # whose other is a number or a truth value
STEMS = {
    "not_handed_on": ("hands {what} on from no step to the next in {where}", "what a step takes from its neighbour"),
    "step_before_read": ("reads {what} one step too early", "the index in {where}"),
    "step_after_read": ("reads {what} one step too late", "the index in {where}"),
    "slope_after": (
        "puts {what} through {function} once more for the slope in {where}", "what {what} {has} been through already",
    ),
    "reset": ("forgets {what} every few steps in {where}", "whether anything is set back inside the loop"),
    "value_of": (
        "takes {function} of {what} where a slope belongs in {where}", "the derivative of what gave {what}",
    ),
    "half_a_slope_after": (
        "takes one factor of the slope at {what} at {function} of {of_what} in {where}",
        "both factors of that slope, and on which value of the forward pass it depends",
    ),
}  # fmt: skip
FUNCTIONS = {
    "sigmoid": "the sigmoid, which is between 0 and 1,",
    "tanh": "tanh, which is between -1 and 1,",
    "relu": "a ReLU, which is never negative and grows without bound,",
    "softmax": "a softmax, which makes the units compete,",
    "hard_sigmoid": "a hard sigmoid, which is made of three straight lines,",
    "clipped": "a clip to [-1, 1], which is no smooth function,",
    "overflowing_sigmoid": "a sigmoid that divides infinity by infinity where exp overflows",
    "overflowing_tanh": "a tanh that divides infinity by infinity where exp overflows",
    "softsign": "a softsign",
    "softplus": "a softplus",
    "softsign_gate": "a softsign that runs from 0 to 1",
}
GRADIENT = "the gradient of "
PLURAL = re.compile(r"the [\w-]*[^\Wsuia]s\b")  # "the pre-activations", not "the bias"
OF = re.compile(r"(.* )?gradients? of (.+)")  # what a gradient is the gradient of


def of(slip: Slip, words: Words) -> str:
    """The advice for a slip."""
    what = worded(slip.what, words)
    if what in [worded(name, words) for name in slip.where if name != slip.what]:
        what = listed([f"`{name}`" for name in slip.what.split()])  # two names that the words do not tell apart
    other = slip.other if slip.kind in AS_IT_STANDS else worded(slip.other, words).removesuffix(" and zero")
    there = [name for one in slip.where for name in ([one] if one.startswith(LEADS) else one.split())]
    said = [worded(name, words) for name in there]
    where, forward = together(said), places([found[2] for one in said if (found := OF.match(one))])
    does, look = form(slip, bool(forward))
    filled = {
        "what": what,
        "of_what": other or what,
        "part": part(slip.what, what, words),
        "parts": part(slip.what, what, words, "parts"),
        "other": other,
        "other_part": part(slip.other, other, words),
        "where": where,
        "is": "are" if len(there) > 1 or PLURAL.match(where) else "is",
        "has": "have" if len(slip.what.split()) > 1 else "has",
        "at_what": f" at {what}" if what else "",
        "forward": forward,
        "function": word(slip.function, words) if slip.function else "",
        "put_through": FUNCTIONS.get(slip.other) or word(slip.other, words),
    }
    text = f"{does}. Look at {look}.".format(**filled)
    return f"{text[0].upper()}{text[1:]}"


def places(named: list[str]) -> str:
    """Where it is, in words: of many places the first ones, and how many there are besides."""
    more = len(named) - SHOWN
    return listed(named if more < 2 else [*named[:SHOWN], f"{more} others"])


def joining(slip: Slip) -> str:
    """What became of joined parts: something stands in the place of another, all are there in another order, or not."""
    there = [name for name in slip.other.split() if name != "zero"]
    if sorted(slip.what.split()) == sorted(there):
        return "joined_in_another_order"
    if len(there) < len(slip.other.split()):
        return "joined_alone" if there else "joined_without"
    return slip.kind


def form(slip: Slip, backward: bool) -> tuple[str, str]:
    """What is said of a kind of slip; in the line of a gradient, of what the chain rule asks for there."""
    kind = joining(slip) if slip.kind == "joined_otherwise" else slip.kind
    known = FORMS.get(f"{kind} {slip.role}") if backward else None
    return known or FORMS.get(kind) or next(said for stem, said in STEMS.items() if kind.startswith(stem))


def together(said: list[str]) -> str:
    """Several equations by what they are of; gradients of several things are called so once."""
    gradients = [one.removeprefix(GRADIENT) for one in said if one.startswith(GRADIENT)]
    return f"the gradients of {places(gradients)}" if len(gradients) == len(said) > 1 else places(said)


def part(names: str, said: str, words: Words, noun: str = "part") -> str:
    """A part of a sum, or several: by their own name or word, or by the names that they read."""
    return said if names in words or " " not in names else f"the {noun} with {said}"


def worded(names: str, words: Words) -> str:
    """Names in the exercise's words, which may have one for several together; those without one in backquotes."""
    if names in words:
        return words[names]
    for lead, said in zip(LEADS, ("the slope at ", "one minus "), strict=True):
        if names.startswith(lead):
            return said + worded(names.removeprefix(lead), words)
    plain = [name for name in names.split() if name not in ("slope", "at", "one", "minus")]
    return places([word(name, words) for name in dict.fromkeys(plain)])


def word(name: str, words: Words) -> str:
    """What one name is called; `dx` is the gradient of what x is called, where nothing else is said."""
    if name in words or name == "zero":
        return words.get(name, name)
    if name.startswith("result_") and name[7:].isdecimal() and int(name[7:]) <= len(PLACES):
        return f"the {PLACES[int(name[7:]) - 1]} result"
    whole = words.get(name[1:]) if name[:1] == "d" else None
    return f"the gradient of {whole}" if whole else f"`{name}`"
