"""How far apart reports of one happening may put it, and when a report's days are told closely enough to say so."""

DAY = 1
WEEK = 7
MONTH = 31
SEASON = 200
YEAR = 366

# Days by which outlets err on a happening, and on a change to a lasting thing ("the bridge reopened").
HAPPENING_SLIP = 1
CHANGE_SLIP = 10
# Days by which a plan and its outcome can differ.
PLAN_SLIP = 120
# Days within which articles on one story appear.
STORY_DAYS = 10
# Towns as far apart as this are named for one happening between them: a crossing bears the names of both its sides.
NEAR_KM = 40.0
# A count so many times another counts something else: a campaign's toll against an attack's.
FAR_COUNT = 12
