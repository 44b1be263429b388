"""Lets `python -m countywide` stand for the `countywide` program."""

from countywide.config.program import main

main()
