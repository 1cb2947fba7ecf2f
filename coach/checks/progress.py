"""A committed set on its way: P001-P004, and of the cycle C003 and C004. They look at a cycle, never at a document.

The rules and words stand here, `coach.team` gathers the facts and says what they yield. All of them ask calmly: what a
team reads is a headline and one question.
"""

from __future__ import annotations

from collections.abc import Iterator

from coach import model
from coach.checks.check import Hit, check
from coach.checks.course import NEEDED, PARTNER, Earlier, Looked, Need, Pace, Revised, Update
from coach.words import bag

SURE, UNSURE = 7, 3
HALF = 0.5
MET, CYCLES = 0.95, 2
CERTAIN, HOPELESS = 9, 2
"""How sure at the first look, at and beyond which an aspirational line is a question."""
MOVED = bag(
    "up down flat from to because learned learnt decided blocked risk next fell rose dropped grew waiting stuck slower "
    "faster unchanged trying found"
)
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


@check(
    "C003",
    level="warning",
    message="{team}: this part may need them, and their set does not say so. A line holds once both teams know of it.",
    question="Who talks with them?",
    fixes={
        Need("Crew lists ready with Harbour by May", "Harbour"): Need(
            "Crew lists ready with Harbour by May", "Harbour", agreed=True
        ),
        Need("Boats find a berth", "Harbour", PARTNER): Need("Boats find a berth", "Harbour", PARTNER, agreed=True),
    },
    passes=[Need("Boats leave on time", "Workshop", NEEDED, agreed=True)],
    source="OKR playbook: cross-team OKRs; Cagan: shared objectives",
)
def unmirrored_dependency(need: Need) -> Iterator[Hit]:
    """The set needs another team, and nothing in theirs says so.

    A partner that has not said yes, a team named behind "with", "from" or "depends on", and whoever has to move: each
    is asked about until they say yes, name us in their own set or share the objective.
    """
    if need.agreed:
        return
    said = {
        PARTNER: "{team}: this part waits for their yes. What two teams own is done when both know what the other brings.",
        NEEDED: "{team}: this part needs them, and no yes of theirs is noted. A line holds once both sides know of it.",
    }
    yield Hit(slots={"team": need.team}, message=said.get(need.how, ""))


@check(
    "C004",
    level="info",
    message="Met early in the last {cycles} cycles. An aim that is met every time asks for nothing new.",
    question="What would need a new way of working?",
    fixes={
        Earlier(means=(1.0, 0.98)): Earlier(means=(1.0, 0.6)),
        Earlier("Boats on time", reached="81%"): Earlier("Boats on time"),
        Earlier("Boats on time", carried="84%"): Earlier("Boats on time"),
        Earlier("Boats on time", sure=10): Earlier("Boats on time", sure=5),
    },
    passes=[Earlier(means=(1.0,))],
    source="re:Work: 60 to 70% is the sweet spot; Wodtke: five out of ten; Locke and Latham on difficulty",
)
def met_early_last_time(earlier: Earlier) -> Iterator[Hit]:
    """History says that an aspirational aim will be met by going on as before.

    For the team alone, never compared and never shown outside it. Committed lines are met on purpose and left out;
    to carry on with an aim that was not met is fine. One cycle says nothing.
    """
    means, name = earlier.means, {"name": earlier.name}
    if len(means) >= CYCLES and sum(means) / len(means) >= MET:
        yield Hit(slots={"cycles": str(len(means))})
    if earlier.reached:
        yield Hit(
            slots=name | {"reached": earlier.reached},
            message="{name}: met early last time, {reached} stood at the end. The aim is where the line is already.",
            question="What has changed since?",
        )
    if earlier.carried:
        yield Hit(
            slots=name | {"carried": earlier.carried},
            message="{name}: the pace of last time alone would bring {carried}. Nothing new is needed for that.",
            question="Does this aim still ask for something new?",
        )
    if earlier.sure is not None and not HOPELESS < earlier.sure < CERTAIN:
        yield Hit(
            slots=name | {"sure": str(earlier.sure)},
            message="{name}: how sure was {sure} at the first look, and five is where a stretch begins. "
            "At either end there is little to find out.",
            question="Does this aim still ask for something new?",
        )


@check(
    "P001",
    level="info",
    message="{weeks} weeks since we looked. A missed look is a grey date, and the next one begins where the last ended.",
    question="What has moved since?",
    fixes={Looked(2, 6): Looked(0, 2)},
    passes=[Looked(0, 3)],
    source="weekly or every two weeks: the seed article; ClearPoint: four in five owners never update",
)
def stale_check_in(looked: Looked) -> Iterator[Hit]:
    """A whole cadence went by without a look.

    Cadences are counted, not days: with a look every two weeks three weeks are no matter. "No new number until ..." is
    a look.
    """
    if looked.missed:
        yield Hit(slots={"weeks": NUMBERS[looked.weeks] if looked.weeks < len(NUMBERS) else str(looked.weeks)})


@check(
    "P002",
    level="warning",
    message="Pace and how sure differ: {name} is {pace} an even pace, and how sure is {sure}. "
    "Somebody knows something that one of the two does not show.",
    question="What do you know that the number does not?",
    fixes={
        Pace("Boats on time", 0.1, 0.7, 8): Pace("Boats on time", 0.1, 0.7, 4),
        Pace("Boats on time", 0.9, 0.7, 2): Pace("Boats on time", 0.9, 0.7, 8),
    },
    passes=[Pace("Boats on time", 0.4, 0.7, 8), Pace("Boats on time", 0.0, 0.1, 9, settling=True)],
    source="check-in guides: the pace beside the word; Wodtke: confidence",
)
def green_but_behind(pace: Pace) -> Iterator[Hit]:
    """How sure the team is and how far the number has come tell two stories.

    Sure while less than half of an even pace has been made, or unsure while the line is on it. Lines that move late are
    a good answer; in the first two weeks nobody is asked.
    """
    behind = pace.sure >= SURE and pace.progress < HALF * pace.share
    ahead = pace.sure <= UNSURE and pace.progress >= pace.share
    if (behind or ahead) and not pace.settling:
        yield Hit(slots={"name": pace.name, "pace": "behind" if behind else "on", "sure": str(pace.sure)})


@check(
    "P003",
    level="error",
    message="The {what} changed from {before} to {after}. The old one stays beside it, with who, when and why.",
    question="Why?",
    fixes={
        Revised("aim", "90%", "85%"): Revised("aim", "90%", "85%", "the harbour is dredged until March"),
        Revised("stopped", "Boats leave on time", ""): Revised(
            "stopped", "Boats leave on time", "", "the boat is sold"
        ),
        Revised("words", "Calls answered", "Calls solved"): Revised(
            "words", "Calls answered", "Calls solved", settling=True
        ),
    },
    passes=[Revised("aim", "90%", "90%")],
    source="Doerr: key results may be changed or scrapped at any point, but visibly",
)
def moved_goalposts(revised: Revised) -> Iterator[Hit]:
    """A committed line changed and nobody said why.

    Course correction is what the looks are for; a change that nobody can trace is none. In the first two weeks numbers
    come in and words are mended, and no reason is asked; for stopping there is one at any time.
    """
    stopped = revised.what == "stopped"
    if revised.why.strip() or (revised.settling and not stopped) or revised.before == revised.after:
        return
    slots = {"what": revised.what, "before": revised.before or "open", "after": revised.after or "open"}
    if stopped:
        yield Hit(
            slots=slots,
            message="“{before}” stops here. It stays in the history, with who, when and why.",
            question="What did you learn that makes you stop?",
        )
    elif revised.what == "words":
        yield Hit(slots=slots, message="“{before}” changed. The old words stay beside the new ones.")
    else:
        yield Hit(slots=slots)


@check(
    "P004",
    level="info",
    message="{name}: this tells what was done. The others wait for what moved, or what was learned.",
    question="What moved, or what did you learn?",
    fixes={
        Update("Boats on time", "Held a design review"): Update(
            "Boats on time", "Held a design review; buses are slower"
        ),
    },
    passes=[Update("Boats on time", "Learned that buses are late"), Update("Boats on time", "")],
    source="Leave a Mark: facts, not stories; learning, not actions",
)
def activity_only_update(update: Update) -> Iterator[Hit]:
    """The line beside a value tells of work, and neither of movement nor of learning.

    Off unless a team asks for it: in the first weeks there may truly be nothing to tell but work.
    """
    words = update.line.casefold().replace(",", " ").replace(";", " ").replace(".", " ").split()
    if not words or any(word in MOVED or any(map(str.isdigit, word)) for word in words):
        return
    if model.key_result(update.line).kind in ("output", "activity", "activity-volume"):
        yield Hit(slots={"name": update.name})
