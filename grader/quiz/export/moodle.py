"""Moodle XML: a category for each item, a question for each variant."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from grader.quiz.export.portable import Answer, Form, Portable, decimal
from grader.quiz.html import block, inline

TYPES = {Form.NUMBER: "numerical", Form.SINGLE: "multichoice", Form.SEVERAL: "multichoice", Form.TEXT: "shortanswer"}


def tex(latex: str) -> str:
    r"""A formula as Moodle's filters find it: \( ... \)."""
    safe = latex.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return rf"\({safe}\)"


def moodle(title: str, questions: Sequence[Portable]) -> str:
    """The file."""
    quiz, last = ET.Element("quiz"), ""
    for question in questions:
        if question.item != last:
            last = question.item
            category = ET.SubElement(quiz, "question", type="category")
            text(ET.SubElement(category, "category"), f"$course$/top/{title.replace('/', '//')}/{last}")
        quiz.append(element(question))
    ET.indent(quiz)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(quiz, encoding="unicode") + "\n"


def element(question: Portable) -> ET.Element:
    """One question."""
    found = ET.Element("question", type=TYPES[question.form])
    text(ET.SubElement(found, "name"), f"{question.name} {question.title}")
    text(ET.SubElement(found, "questiontext", format="html"), block(question.stem, tex))
    text(ET.SubElement(found, "generalfeedback", format="html"), block(question.reason, tex))
    ET.SubElement(found, "defaultgrade").text = f"{question.points:.7g}"
    ET.SubElement(found, "penalty").text = "0.3333333"
    ET.SubElement(found, "hidden").text = "0"
    ET.SubElement(found, "idnumber").text = question.name
    if question.form in (Form.SINGLE, Form.SEVERAL):
        ET.SubElement(found, "single").text = "true" if question.form is Form.SINGLE else "false"
        ET.SubElement(found, "shuffleanswers").text = "true" if question.shuffle else "false"
        ET.SubElement(found, "answernumbering").text = "abc"
    elif question.form is Form.TEXT:
        ET.SubElement(found, "usecase").text = "0"
    for answer in question.answers:
        found.append(answered(question, answer))
    for hint in question.hints:
        text(ET.SubElement(found, "hint", format="html"), block(hint, tex))
    return found


def answered(question: Portable, answer: Answer) -> ET.Element:
    """One answer with its share of the points."""
    plain = question.form in (Form.NUMBER, Form.TEXT)
    found = ET.Element("answer", fraction=fraction(question, answer), format="moodle_auto_format" if plain else "html")
    text(found, answer.text if plain else inline(answer.text, tex))
    text(ET.SubElement(found, "feedback", format="html"), block(answer.feedback, tex) if answer.feedback else "")
    if question.form is Form.NUMBER:
        ET.SubElement(found, "tolerance").text = decimal(answer.tolerance)
    return found


def fraction(question: Portable, answer: Answer) -> str:
    """Per cent: wrong ticks cost as much as right ones earn."""
    if question.form is not Form.SEVERAL:
        return "100" if answer.right else "0"
    right = sum(each.right for each in question.answers)
    share = {1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667"}[max(right, 1)]
    return share if answer.right else f"-{share}"


def text(parent: ET.Element, content: str) -> None:
    """The `<text>` of an element."""
    ET.SubElement(parent, "text").text = content
