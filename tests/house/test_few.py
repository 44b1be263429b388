"""Pages are made in a few threads, whoever else listens (decision 10)."""

from __future__ import annotations

import threading

from countywide.config.few import Few


def test_pages_are_made_in_a_few_threads_and_sent_by_the_one_that_asked():
    made_in: list[str] = []

    def application(environ, begin):
        made_in.append(threading.current_thread().name)
        return [b"page"]

    few = Few(application, at_once=1)
    body = few({}, lambda *_: None)
    assert b"".join(body) == b"page"
    body.close()
    assert made_in[0].startswith("pages")


def test_a_file_goes_past_as_it_is_and_what_breaks_breaks_where_it_was_asked():
    class Wrapper(list):
        pass

    file = Wrapper([b"file"])
    assert Few(lambda environ, begin: file, at_once=1)({"wsgi.file_wrapper": Wrapper}, lambda *_: None) is file

    def breaks(environ, begin):
        raise ValueError("broken")

    try:
        Few(breaks, at_once=1)({}, lambda *_: None)
    except ValueError as broken:
        assert str(broken) == "broken"
    else:
        raise AssertionError("It was swallowed.")
