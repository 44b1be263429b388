"""Pages that span rooms: first pages, cases, worklists, pupils and families."""
