"""What can be disputed, how, and what follows: each rule beside its law."""
