"""What may be done about files. Whose file one may add or open, the keeper of its place says."""

from countywide.platform.kit.doors import Permission

SEE_QUARANTINE = Permission("files.see-quarantine", "see which files were refused or locked away, and why")
RELEASE = Permission("files.release", "release a file that the virus scanner could not read, after looking at it")
