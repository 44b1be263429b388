"""Series of sessions, two sittings each: what is on, who is invited to speak, who booked, who came."""
