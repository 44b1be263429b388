"""What stands in the way of an upload, and what a person is told of a file that cannot be used."""

from __future__ import annotations

from pathlib import PurePosixPath

from .enums import Trouble

LONGEST_NAME = 200
HELP = {
    Trouble.EMPTY: "The file is empty. Open it on your device to see whether it is the right one, and send it again.",
    Trouble.DAMAGED: "The file is cut short or damaged: it does not open. Save it again on your device and send the new one.",
    Trouble.KIND: "This kind of file is not taken. Save it as a PDF, a Word document, a picture or a recording and send that.",
    Trouble.LOCKED: "The file is locked with a password, so nobody here can read it. Take the password off (in Word: File, Info, Protect Document; in a PDF reader: Properties, Security) and send it again. What you send here is encrypted on its way.",
    Trouble.MACROS: "The file holds macros, which are small programs. Save it as a document without macros (.docx or .xlsx) or as a PDF and send that.",
    Trouble.BOMB: "The file unpacks to far more than it should, so it was not opened. Send the documents in it one by one.",
    Trouble.VIRUS: "A virus was found in the file. It is locked away and nobody can open it. Have your device checked, and send a clean copy.",
    Trouble.TOO_BIG_TO_SCAN: "The file is too big for the virus scanner. An officer looks at it by hand before anybody opens it. You need do nothing.",
}
"""One clear sentence or two, and what to do next, for each thing that can be wrong."""


def tidy_name(name: str) -> str:
    """A file's own name without folders and control marks, short enough to keep; its ending stays."""
    last = PurePosixPath(name.replace("\\", "/")).name
    clean = "".join(mark for mark in last if mark.isprintable()).strip() or "file"
    if len(clean) <= LONGEST_NAME:
        return clean
    ending = PurePosixPath(clean).suffix[:20]
    return clean[: LONGEST_NAME - len(ending)] + ending


def bar_to_upload(*, size: int, file_limit: int, in_words: str, left: int, bucket_words: str) -> str | None:
    """The sentence for a file that is empty or too big, with the way on. Never a dead end."""
    if size == 0:
        return HELP[Trouble.EMPTY]
    if size > file_limit:
        return (
            f"This file is bigger than {in_words}, the most for one file. Split it into parts, save it smaller, "
            "or ask us to take it another way: the page shows how."
        )
    if size > left:
        return (
            f"All the files of one case together may hold {bucket_words}, and this one would be more. "
            "Take out what is there twice, or ask us to take it another way: the page shows how."
        )
    return None
