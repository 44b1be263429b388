"""What the assessments room announces to the rooms above it."""

from django.dispatch import Signal

final_plan_sent = Signal()
"""The final plan went to everybody whom reg 13(2) names: `assessment`, `plan` (the final plan), `by`, `on`."""

assessment_stopped = Signal()
"""An assessment ended without a decision on a plan: `assessment`, `by`, `on`."""
