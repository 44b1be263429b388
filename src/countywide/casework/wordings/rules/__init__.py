"""How changes of a passage stand beside each other, and what bars one."""
