"""Who may read measures, open the cases behind a number, and take part in deciding a sample a second time."""

from countywide.platform.kit.doors import Permission

READ = Permission("insight.read", "read measures of the council’s work, with no child in them")
OPEN_CASES = Permission("insight.open-cases", "open the list of cases behind a number, as far as one may see them")
DRAW = Permission("insight.draw-samples", "draw and give out samples of decided reviews that are decided a second time")
DECIDE_SECOND = Permission(
    "insight.decide-second", "decide a review of another team a second time, without knowing the first decision"
)
