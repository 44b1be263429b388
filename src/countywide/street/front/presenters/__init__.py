"""What the pages that span rooms show, gathered from the rooms below."""
