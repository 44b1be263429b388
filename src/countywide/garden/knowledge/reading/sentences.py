"""Tells whether a piece of text is finished, hangs in mid-air, or goes on from another."""

import re

from .words import words

ENDS = re.compile(r"[.?!…:]['\"’”)\]*_]*$")
HANGS_ON = words(
    "a an the of to for and or nor but in on at with within by from as is are was were be been being am that "
    "this these those which who whose whom our your their its his her my you we they i he she it if when where "
    "while because so than then not no any some each every all both either neither very more most such into "
    "onto over under about between through during before after until without will would shall should can could "
    "may might must have has had do does did per via upon also please how what why"
)


def is_finished(text: str) -> bool:
    """Ends as a sentence does: with a stop, a mark or a picture of a smile."""
    text = text.rstrip()
    if not text or ENDS.search(text):
        return True
    return not text[-1].isalnum() and ord(text[-1]) > 0x2190


def hangs(text: str) -> bool:
    """Stops where no sentence can: on a small word, a comma, an open bracket."""
    text = text.rstrip()
    if not text or is_finished(text):
        return False
    if text[-1] in ",;-–—/&(" or text.count("(") > text.count(")"):
        return True
    word = re.search(r"([A-Za-z]+)$", text)
    return word is not None and word.group(1).lower() in HANGS_ON


def goes_on(text: str) -> bool:
    """Begins in mid-sentence: with a small letter or a mark that cannot begin one."""
    text = text.lstrip("\"'“‘* ")
    return bool(text) and (text[0].islower() or text[0] in ",;)&/–")


def joined(first: str, second: str) -> str:
    """Two halves of one cell: run on where the sentence does, a new paragraph where it does not."""
    if not first or not second:
        return first or second
    if is_finished(first) and not goes_on(second):
        return f"{first}\n\n{second}"
    if re.search(r"[a-z]-$", first) and second[0].islower():
        return first + second
    return f"{first} {second}"
