"""The sentences said when a file cannot be read: what is wrong, and what to do next."""


class CannotRead(Exception):
    """A file was refused. Its message is one sentence for the person who sent the file."""


def too_large(size: int, limit: int) -> CannotRead:
    return CannotRead(
        f"This file is {_megabytes(size)} and the most we can read is {_megabytes(limit)}: "
        "split it into smaller files, or save it again without its pictures, and add those."
    )


def empty() -> CannotRead:
    return CannotRead("This file is empty: open it to check that it was saved, then add it again.")


def no_words() -> CannotRead:
    return CannotRead("We found no words in this file: open it to check that it is the right one, then add it again.")


def kind_not_known(ending: str) -> CannotRead:
    named = f"files that end in {ending}" if ending else "a file with no ending to its name"
    return CannotRead(f"We cannot read {named}: save it as .docx, .pdf, .html, .md or .txt and add it again.")


def not_what_it_says(ending: str, really: str) -> CannotRead:
    return CannotRead(
        f"The name of this file ends in {ending} but inside it is {really}: "
        "open it, save it again as the kind you meant, and add that."
    )


def locked(what: str) -> CannotRead:
    return CannotRead(
        f"This {what} is locked with a password: open it with the password, save a copy without one, and add the copy."
    )


def scanned() -> CannotRead:
    return CannotRead(
        "This PDF holds only pictures of pages, so there are no words to read: "
        "add the document it was printed from, or run text recognition on it first."
    )


def damaged(what: str) -> CannotRead:
    return CannotRead(f"This {what} is damaged and will not open: get a fresh copy from whoever made it and add that.")


def unpacks_too_far() -> CannotRead:
    return CannotRead(
        "This Word document unpacks to far more than it should, so we did not open it: "
        "copy its text into a new document and add that."
    )


def only_script() -> CannotRead:
    return CannotRead(
        "This web page draws its words with script, so the saved file holds none: print the page to a PDF and add that."
    )


def not_text(ending: str) -> CannotRead:
    return CannotRead(
        f"The name of this file ends in {ending} but it does not hold readable text: "
        "open it in the program that made it, save it as .docx or .pdf, and add that."
    )


def page_without_words(pages: list[int]) -> str:
    """Said in `not_read` when some pages of a PDF are pictures."""
    shown = ", ".join(str(page) for page in pages[:12]) + (" and more" if len(pages) > 12 else "")
    if len(pages) == 1:
        return f"Page {shown} is a picture with no words in it, so it was not read."
    return f"Pages {shown} are pictures with no words in them, so they were not read."


def _megabytes(size: int) -> str:
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.0f} MB"
