"""Pages about evidence: opening a link, answering, practising, asking and following up, the council's lists."""
