"""What may be decided about evaluations, accreditation and visits: plain functions on plain values."""
