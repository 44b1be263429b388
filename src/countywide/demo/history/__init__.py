"""What the made-up council asked, received, decided and wrote in the past, as the dates of each case say.

Written in bulk and long over: nothing of it is sent, chased or posted again.
"""

from __future__ import annotations

from datetime import date

from countywide.platform.audit import actions as audit

from . import advised, asked, decided, excepted, keeping, papers, stories, written


def make(on: date) -> None:
    """Evidence first, then advice, decisions and plans, then every letter; at last the clocks that the letters met."""
    told = stories.read(on)
    held = papers.store()
    asked.write(told, held, on)
    advised.write(told, held, on)
    decided.write(told, held)
    sent = written.write(told, on)
    keeping.write(told, on)
    excepted.write(told, on)
    audit.record("demo.history-made", by=stories.DEMO, cases=len(told), letters=sent)
