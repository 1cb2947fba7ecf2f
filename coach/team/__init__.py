"""The team around a set of OKRs: review alone, reveal together, commit; look every two weeks; grade and reflect.

    whole  = team.plan(okrs)
    told   = team.reveal(whole, ballots)            # counts, dots, reasons without names, three items at most
    stand  = team.gate(whole, choices, told.items)  # Ready | Ready with open numbers | Not yet
    after  = team.settle(whole, choices)            # what the team commits to
    talks  = team.talks(after, days, before, entered)
    print(team.channel(after, before, entered))
    grades = team.grades(after, results)

Pure functions over frozen values: who may see and do what is the store's business, when it is, the caller's.
"""

from coach.team import ballots, calendar, check_in, choices, ending, versions
from coach.team.ballots import ASKS, OF_AIM, OF_LINE, QUICK, RIGHT, THOROUGH, TRUE, Ballot, Lack, Mark, extreme, lacks
from coach.team.calendar import FORTNIGHTLY, WEEKLY, Calendar, Look, looks, missed, since
from coach.team.check_in import CheckIn, Entry, Point, Talk, channel, chart, last_sure, last_value, preset, talks
from coach.team.choices import Choice, later, outcome, reworded, settle
from coach.team.ending import NOTES, Grade, Notes, Opening, Result, grade, grades, of_objective, opening, slipped
from coach.team.gate import NOT_YET, OPEN, READY, Gate, OpenNumber, gate, numbers, open_slots
from coach.team.history import Past, signals
from coach.team.kept import dump, load, plain
from coach.team.minutes import label, minutes
from coach.team.note import Note
from coach.team.parts import Aim, Held, Line, Partner, Plan, part, plan
from coach.team.progress import notes
from coach.team.scale import Scale, scale, value
from coach.team.shared import Link, Share, Shared, links, unmirrored
from coach.team.spread import GUESSED, ITEMS, QUORUM, SECONDS, Item, Reason, Reveal, Spread, reveal
from coach.team.versions import Amendment, Changed, Kept, Version, amended, changes

__all__ = [
    "ASKS",
    "FORTNIGHTLY",
    "GUESSED",
    "ITEMS",
    "NOTES",
    "NOT_YET",
    "OF_AIM",
    "OF_LINE",
    "OPEN",
    "QUICK",
    "QUORUM",
    "READY",
    "RIGHT",
    "SECONDS",
    "THOROUGH",
    "TRUE",
    "WEEKLY",
    "Aim",
    "Amendment",
    "Ballot",
    "Calendar",
    "Changed",
    "CheckIn",
    "Choice",
    "Entry",
    "Gate",
    "Grade",
    "Held",
    "Item",
    "Kept",
    "Lack",
    "Line",
    "Link",
    "Look",
    "Mark",
    "Note",
    "Notes",
    "OpenNumber",
    "Opening",
    "Partner",
    "Past",
    "Plan",
    "Point",
    "Reason",
    "Result",
    "Reveal",
    "Scale",
    "Share",
    "Shared",
    "Spread",
    "Talk",
    "Version",
    "amended",
    "ballots",
    "calendar",
    "changes",
    "channel",
    "chart",
    "check_in",
    "choices",
    "dump",
    "ending",
    "extreme",
    "gate",
    "grade",
    "grades",
    "label",
    "lacks",
    "last_sure",
    "last_value",
    "later",
    "links",
    "load",
    "looks",
    "minutes",
    "missed",
    "notes",
    "numbers",
    "of_objective",
    "open_slots",
    "opening",
    "outcome",
    "part",
    "plain",
    "plan",
    "preset",
    "reveal",
    "reworded",
    "scale",
    "settle",
    "signals",
    "since",
    "slipped",
    "talks",
    "unmirrored",
    "value",
    "versions",
]
