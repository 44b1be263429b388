"""Who may read the record."""

from countywide.platform.kit.doors import Permission

READ = Permission("audit.read", "read the record of changes and of who opened what")
