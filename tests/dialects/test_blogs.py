"""Blog posts' way of writing: columns are samples, each gate has a matrix on [h; x] in a dict."""

import pytest

from tests.conftest import Grade

TEXT = """import numpy as np
def sigmoid(x): return 1/(1+np.exp(-np.clip(x,-500,500)))
def lstm_step(x, h_prev, c_prev, params):
    z = np.vstack((h_prev, x))
    f = sigmoid(params["W_f"] @ z + params["b_f"])
    i = sigmoid(params["W_i"] @ z + params["b_i"])
    c_bar = np.tanh(params["W_C"] @ z + params["b_C"])
    c = f * c_prev + i * c_bar
    o = sigmoid(params["W_o"] @ z + params["b_o"])
    return o * np.tanh(c), c
def lstm_forward(xs, h0, c0, params):
    h, c = h0, c0
    hs = []
    for x in xs:
        h, c = lstm_step(x, h, c, params)
        hs.append(h)
    return hs, h, c
def rnn_step(x, h, p):
    return np.tanh(p['Wxh'] @ x + p['Whh'] @ h + p['bh'])
"""


def test_it_is_recognised_and_right(grade: Grade) -> None:
    """By its signatures: its names are those of the native dialect."""
    reports = grade(TEXT)
    assert {slug: (one.dialect, one.score) for slug, one in reports.items()} == dict.fromkeys(
        ("rnn-step", "lstm-step", "lstm-sequence"), ("blogs", 10.0)
    )


APART = """import numpy as np
def gate(z): return 1 / (1 + np.exp(-np.clip(z, -500, 500)))
def lstm_step(x, h_prev, c_prev, Wf, Wi, Wc, Wo, bf, bi, bc, bo):
    z = np.concatenate([h_prev, x])
    c = gate(Wf @ z + bf) * c_prev + gate(Wi @ z + bi) * np.tanh(Wc @ z + bc)
    return gate(Wo @ z + bo) * np.tanh(c), c
"""


def test_parameters_may_be_arguments_of_their_own(grade: Grade) -> None:
    """Each is passed by its name; what is wrong is named as with a dict."""
    (report,) = grade(APART).values()
    assert (report.dialect, report.score) == ("blogs", 10.0)
    (report,) = grade(APART.replace("np.tanh(Wc", "gate(Wc")).values()
    assert [one.id for one in report.diagnosis] == ["candidate_sigmoid"]


def test_what_follows_the_new_states_is_a_posts_own(grade: Grade) -> None:
    """A dict of gates, a cache, an output; fewer results than states are told."""
    more = TEXT.replace("return o * np.tanh(c), c", "return o * np.tanh(c), c, {'forget': f}")
    more = more.replace("h, c = lstm_step(x, h, c, params)", "h, c, _ = lstm_step(x, h, c, params)")
    more = more.replace("return np.tanh(p['Wxh'] @ x + p['Whh'] @ h + p['bh'])", "return np.tanh(p['Wxh'] @ x), x")
    scores = {slug: report.score for slug, report in grade(more).items()}
    assert (scores["lstm-step"], scores["lstm-sequence"]) == (10.0, 10.0)
    assert scores["rnn-step"] != 10.0
    report = grade(TEXT.replace("return o * np.tanh(c), c", "return (o * np.tanh(c),)"))["lstm-step"]
    assert "should return" in report.verdicts[0].facts


@pytest.mark.parametrize(
    ("call", "dialect"),
    [
        ("lstm_step(x, h, c, W, R, b)", "native"),
        ("lstm_step(*args)", "native"),
        ("rnn_forward(x, a0, parameters)", "deeplearning.ai"),
        ("lstm_step(a, b, c, d)", "blogs"),
    ],
)
def test_it_yields_to_those_whose_names_it_shares(grade: Grade, call: str, dialect: str) -> None:
    """Where a file reads equally well as both; four arguments are nobody else's."""
    reports = grade(f"def {call}:\n    raise ArithmeticError\n")
    assert [one.dialect for one in reports.values()] == [dialect]


@pytest.mark.long
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("f * c_prev + i * c_bar", "i * c_prev + f * c_bar", "input gate"),
        ("(h_prev, x)", "(x, h_prev)", "Joins"),
        ("np.tanh(c), c\n", "c, c\n", "output gate"),
        ('np.tanh(params["W_C"]', 'sigmoid(params["W_C"]', "candidate"),
        ("hs.append(h)", "hs.insert(0, h)", "opposite order"),
        ("h, c = lstm_step(x, h, c, params)", "h, _ = lstm_step(x, h, c, params)", "cell state"),
    ],
)
def test_a_slip_is_caught_and_named(grade: Grade, old: str, new: str, said: str) -> None:
    """In the first diagnosis of the exercise that it is about."""
    assert old in TEXT
    reports = grade(TEXT.replace(old, new))
    wrong = [one for one in reports.values() if one.score != 10.0]
    assert wrong
    assert said in wrong[0].diagnosis[0].advice


ALONE = """import numpy as np
def sigmoid(x): return 1/(1+np.exp(-np.clip(x,-500,500)))
def lstm_step(x, h_prev, c_prev, params):
    z = np.vstack((h_prev, x))
    assert z.shape == (h_prev.shape[0] + x.shape[0], 1)
    f, i, o = (sigmoid(params[f"W{k}"] @ z + params[f"b{k}"]) for k in "fio")
    c = f * c_prev + i * np.tanh(params["Wc"] @ z + params["bc"])
    return o * np.tanh(c), c
def lstm_forward(xs, h0, c0, params):
    h, c = np.zeros((h0.shape[0], 1)), np.zeros((h0.shape[0], 1))
    h[:], c[:] = h0, c0
    hs = np.zeros((len(xs), h.shape[0], 1))
    for t in range(len(xs)):
        h, c = lstm_step(xs[t], h, c, params)
        hs[t] = h
    return hs, (h, c)
def rnn_step(x, h, p):
    new = np.zeros((h.shape[0], 1))
    new[:] = np.tanh(p['Wxh'] @ x + p['Whh'] @ h + p['bh'])
    h[:] = 0
    return new
"""


def test_one_column_at_a_time_is_as_good(grade: Grade) -> None:
    """As most posts write: what raises for several columns is asked for each, from arguments as they were."""
    reports = grade(ALONE)
    assert {slug: (one.dialect, one.score) for slug, one in reports.items()} == dict.fromkeys(
        ("rnn-step", "lstm-step", "lstm-sequence"), ("blogs", 10.0)
    )


def test_a_slip_in_one_column_is_caught_and_named(grade: Grade) -> None:
    """The columns side by side are compared like any answer; what raises for one column too is told as it is."""
    turned = grade(ALONE.replace("f * c_prev + i *", "i * c_prev + f *"), "lstm-step")["lstm-step"]
    assert turned.score != 10.0
    assert "input gate" in turned.diagnosis[0].advice
    unset = grade(ALONE.replace("(h_prev, x))", "(h_prev, y))"), "lstm-step")["lstm-step"]
    assert "NameError: name 'y' is not defined" in unset.verdicts[0].facts


def test_a_missing_function_is_told_beside_those_that_are_there(grade: Grade) -> None:
    """The adapter's own functions are not hidden from the list: they are the file's."""
    report = grade(ALONE, "lstm-sequence-backward")["lstm-sequence-backward"]
    assert "lstm_step" in str(report)
