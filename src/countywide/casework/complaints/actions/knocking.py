"""Counts the presses of the public form, in a table of this room's own."""

from countywide.platform.links.actions import Knocks

from ..models import Knock

OWN = Knocks("complaints", Knock)
too_many_from, forget_old = OWN.too_many_from, OWN.forget_old
