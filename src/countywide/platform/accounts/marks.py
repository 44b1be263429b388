"""The marks a session carries about how its person signed in."""

PASSED = "second_factor_passed"
"""The second step was taken here, or set up."""

AS_PERSONA = "as_persona"
"""Somebody invented, in a demonstration: no second step is asked of them."""

SHOWN = "recovery_codes_shown"
"""New recovery codes are on show until their owner says that they are kept."""
