"""What may be done about schools. Looking one up is public."""

from countywide.platform.kit.doors import Permission

IMPORT = Permission("schools.import", "read the national file of schools into the register")
KEEP = Permission("schools.keep", "change what the council knows of a school: its community, its flags and their dates")
KEEP_CLOSURES = Permission("schools.keep-closures", "say when one's own school is closed", own=True)
