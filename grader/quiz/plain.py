"""Markdown with LaTeX as plain text for a terminal: Greek letters and signs, fractions with a slash, no dollars."""

from __future__ import annotations

import re

SIGNS = {
    "sigma": "σ", "varphi": "φ", "phi": "φ", "delta": "δ", "Gamma": "Γ", "pi": "π", "partial": "∂", "cdot": "·",
    "odot": "*",
    "times": "×", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "infty": "∞",
    "sum": "Σ",
    "prod": "Π", "ldots": "...", "cdots": "...", "in": "∈", "to": "→", "langle": "<", "rangle": ">", "max": "max",
    "min": "min",
    "tanh": "tanh", "ln": "ln", "log": "log", "exp": "exp", "sin": "sin", "cos": "cos", "binom": "binom", "quad": "  ",
    "left": "", "right": "", ",": " ", ";": " ", "!": "", "\\": " ", "{": "{", "}": "}", "%": "%",
}  # fmt: skip
SUPERSCRIPT = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
ACCENTS = {"tilde": "~", "hat": "^", "bar": "-"}
GROUP = r"\{((?:[^{}]|\{[^{}]*\})*)\}"


def plain(text: str) -> str:
    """The text without markup; code, tables and lists stay as they are."""
    parts = re.split(r"(```.*?```)", text, flags=re.DOTALL)
    return "".join(indented(part) if part.startswith("```") else unmarked(part) for part in parts)


def indented(block: str) -> str:
    """A block of code, set in by four blanks."""
    lines = block.strip("`").strip("\n").split("\n")
    return "\n".join("    " + line for line in lines)


def unmarked(text: str) -> str:
    """Prose: formulas in plain signs, emphasis and code marks taken off."""
    pieces = re.split(r"(`[^`]*`|\$[^$]*\$)", text)
    return "".join(map(piece_of_prose, pieces))


def piece_of_prose(piece: str) -> str:
    """Code, a formula, or words."""
    if piece.startswith("`"):
        return piece[1:-1]
    return formula(piece[1:-1]) if piece.startswith("$") else without_emphasis(piece)


def without_emphasis(text: str) -> str:
    """Words without asterisks around them."""
    text = re.sub(r"\*\*(.+?)\*\*", r"\1", text, flags=re.DOTALL)
    return re.sub(r"(?<![\w*])\*(\S(?:.*?\S)?)\*(?![\w*])", r"\1", text, flags=re.DOTALL)


def formula(latex: str) -> str:
    """One formula in a line."""
    text = " ".join(latex.split())
    text = re.sub(rf"\\(?:mathrm|text|mathbf|operatorname){GROUP}", r"\1", text)
    for name, sign in ACCENTS.items():
        text = re.sub(rf"\\{name}\s*(?:{GROUP}|(\w))", rf"\1\2{sign}", text)
    for _ in range(4):  # fractions within fractions
        text = re.sub(rf"\\d?frac\s*(?:{GROUP}|(\d))\s*(?:{GROUP}|(\d))", fraction, text)
    text = re.sub(rf"\\binom{GROUP}{GROUP}", r"binom(\1, \2)", text)
    text = re.sub(r"\\([A-Za-z]+|[,;!\\{}%])\s?", sign_of, text)
    text = re.sub(rf"\^(?:{GROUP}|(\S))", raised, text)
    text = re.sub(rf"_{GROUP}", lowered, text)
    return re.sub(r"\s+", " ", text.replace("{", "").replace("}", "")).strip()


def fraction(found: re.Match[str]) -> str:
    """`a/b`, with parentheses where they are needed."""
    over, under = (found[1] or found[2] or ""), (found[3] or found[4] or "")
    return f"{bracketed(over)}/{bracketed(under)} "


def bracketed(text: str) -> str:
    """A part of a fraction; sums and products get parentheses."""
    bare = re.sub(r"\\(?!cdot)[A-Za-z]+ ?|\{[^{}]*\}", "", text).strip()
    return f"({text})" if re.search(r"[ +*-]|\\cdot", bare) else text


def sign_of(found: re.Match[str]) -> str:
    """A command of LaTeX as a sign; functions and relations keep their distance."""
    name = found[1]
    sign = SIGNS.get(name, name)
    spaced = name in ("cdot", "odot", "times", "le", "leq", "ge", "geq", "neq", "ne", "approx", "in", "to")
    return f" {sign} " if spaced else f"{sign} " if name in ("ln", "log") else sign


def raised(found: re.Match[str]) -> str:
    """A power: small digits where there are some, else a caret."""
    inner = (found[1] if found[1] is not None else found[2]).strip()
    if inner == "T":
        return "ᵀ"
    if re.fullmatch(r"[+-]?\d+|n", inner):
        return inner.translate(SUPERSCRIPT)
    return f"^{inner}" if re.fullmatch(r"[\w.]+|<.*>", inner) else f"^({inner})"


def lowered(found: re.Match[str]) -> str:
    """An index: `c_(t-1)`, `h_12`."""
    inner = found[1].strip()
    return f"_{inner}" if re.fullmatch(r"\w+", inner) else f"_({inner})"
