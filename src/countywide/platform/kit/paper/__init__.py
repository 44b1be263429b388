"""Documents made of blocks, written alike as plain text, as a page and as a tagged PDF."""
