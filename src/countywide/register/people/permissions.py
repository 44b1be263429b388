"""Who may see and change what is known of children and families."""

from countywide.platform.kit.doors import Permission

READ = Permission("people.read", "see the children of one's own school, family or cases")
READ_OWN_PUPILS = Permission("people.read-own-pupils", "see one's own pupils", own=True)
READ_ALL = Permission("people.read-all", "see every child the council knows")
CHANGE = Permission("people.change", "change what is known of the children one may see")
SEE_WITHHELD = Permission("people.see-withheld", "see an address that is withheld")
ENTER = Permission("people.enter", "enter a child the council does not know yet")
KEEP_FAMILY = Permission("people.keep-family", "keep who is in a child's family and how each is written to")
PROPOSE = Permission("people.propose", "say what is not right in one's own child's record")
