"""Who may put a bundle for the Tribunal together."""

from countywide.platform.kit.doors import Permission

BIND = Permission("bundles.bind", "put the bundle of an appeal together, for one’s own team’s cases", own=True)
