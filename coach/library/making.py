"""Families of outputs: what is built and put into use."""

from __future__ import annotations

from coach.library.metric import Family, Metric

_STILL_USED = Metric(
    "{People} who still use {the} weeks after first trying {it}: share of those who tried {it}",
    "{people} who keep using {the} after the first weeks",
    "{The} can be there and lie unused; those who stay show that {he} {helps}.",
    "those who used {it} again in the last weeks counted, of all who tried (proposed)",
    "first tries are curiosity; count those who come back",
    "",
    "",
    subject="use of {the}",
)

_MISSED = Metric(
    "{People} who would miss {the}: share of those asked",
    "{people} who would not want to be without {the}",
    "{The} can be there and change little; those who would miss {it} show that {he} {helps}.",
    "those who say so and can say why, of all asked some weeks after the start (proposed)",
    "people are polite; ask what they would do without {it}",
    subject="{people} who would miss {the}",
)


def _easier(who: str, first: str) -> Metric:
    """The widest use: somebody can say what it is good for. Honest for whatever can be taken in hand."""
    return Metric(
        f"{first} who can name what {{the}} made easier for them: share of those asked",
        f"{who} for whom {{the}} {{makes}} something easier",
        "{The} can be there and change little; those who can say what went easier show that {he} {helps}.",
        "those who name an example from the last weeks, of all asked (proposed)",
        "people are polite; ask for the example, and what it was like before",
        subject=f"{who} for whom {{the}} {{makes}} something easier",
    )


EASIER = _easier("{guests}", "{Guests}")
_EASIER_HERE = _easier("{staff}", "{Staff}")
_RUNNING = Metric(
    "Hours spent on keeping {topic} running: per month",
    "hours that are free for other work",
    "What is moved or renewed has so far cost somebody hours; they show what the work was for.",
    "hours noted by those who look after it, the change-over itself shown apart (proposed)",
    "the change-over costs hours of its own; compare full months before and after",
    "Nothing that {people} had before is missing afterwards.",
    "those who look after it",
    subject="hours spent on {topic}",
)

MAKING: dict[str, Family] = {
    "component": Family(
        (
            Metric("{People} who get their first result with {the} without asking: share of those who start",
              "{people} who get going with {the} without asking",
              "{The} {is} of use when {people} get something done with {it} and ask nobody.",
              "those who reached a working result with no question to us, of all who started (proposed)",
              "friends of the house start first; strangers show more",
              "Questions that are asked still get an answer.", subject="first results with {the}"),
            Metric("Faults in {the} reported by {people}: per month",
              "{people} who can rely on {the}",
              "Somebody who relies on {the} notices when {he} {fails}.",
              "faults reported from outside the team, each counted when it is found (proposed)",
              "more use finds more faults; read it beside the number of users",
              "Faults stay easy to report.", subject="faults in {the}"),
        ),
        "Once {the} {works}, what can {people} do that they cannot do today?",
        _STILL_USED,
    ),
    "feature": Family(
        (_MISSED,), "Once {the} {is} out, what can {people} do that they cannot do today?", _STILL_USED,
    ),
    "service": Family(
        (
            Metric("Interruptions of {the} that {people} notice: minutes per month",
              "{people} who can rely on {the}",
              "{The} {is} noticed when {he} {fails}; minutes lost show how often that is.",
              "minutes in which {people} could not do their work, from the log (proposed)",
              "quiet months flatter it; look at the longest one as well",
              "Interruptions are still reported.", subject="interruptions of {the}"),
        ),
        "Once {the} {works}, what goes quicker or fails less, and who notices?",
    ),
    "delivery": Family(
        (
            Metric("Changes that go live through {the}: median hours from finished to in use",
              "work that reaches {people} sooner",
              "{The} {pays} when finished work waits less before somebody can use it.",
              "hours between the last change and the first use, per change (proposed)",
              "small changes first make the median look short",
              "Changes that have to be taken back, counted beside it.", subject="changes that go live"),
        ),
        "Once {the} {works}, what goes quicker or fails less, and who notices?",
    ),
    "environment": Family(
        (
            Metric("Waits for {an_item}: median hours from asked to ready",
              "{people} who can start when they want to",
              "{The} {is} of use when {people} who need {one_of} do not have to wait or ask.",
              "from the first request to the first use, every request of the month (proposed)",
              "people stop asking for what takes long; count requests as well",
              "What {the} {costs} to keep running stays in sight.", subject="waits for {an_item}"),
        ),
        "What waits today because {the} {is} missing?",
        _STILL_USED,
    ),
    "release": Family(
        (
            Metric("Faults found by {people} after a release: per release",
              "{people} who meet fewer surprises after a release",
              "What comes out is of use to {people} when nothing breaks that worked before.",
              "faults reported from outside that were in the release (proposed)",
              "fewer releases mean fewer reports; count per release",
              "Releases still come out as often as before.", "the fault tracker", subject="faults found after a release"),
        ),
        "Once {the} {is} out, what can {people} do that they cannot do today?",
    ),
    "tests": Family(
        (
            Metric("Faults found by {people} after a release: per release",
              "{people} who meet fewer surprises after a release",
              "{The} {is} there to find a fault before {people} do.",
              "faults reported from outside that were in the release (proposed)",
              "fewer releases mean fewer reports; count per release",
              "Changes still go out as often as before.", "the fault tracker", subject="faults found after a release"),
        ),
        "Which fault would {the} have caught last time?",
    ),
    "system": Family(
        (
            Metric("Lists and spreadsheets kept beside {the}: number still in use",
              "work that happens in one place",
              "{The} {has} arrived when nobody needs a list beside {it}.",
              "lists named by the people who keep them (proposed)",
              "lists go into drawers; ask those who keep them, without blame",
              "Work takes no longer than it did before.", "the people who keep them", subject="lists kept beside {the}"),
            Metric("{Staff} who do their daily work in {the} weeks after the start: share of those who could",
              "{staff} who do their daily work in {the}",
              "{The} can be there while the work goes on as before; those who work in {it} show the difference.",
              "those with entries in an ordinary week, of all who have access (proposed)",
              "logging in is not yet working; count what gets finished",
              subject="{staff} who work in {the}"),
        ),
        "What takes long or is done twice today that {the} {is} meant to end?",
    ),
    "channel": Family(
        (
            Metric("{Tasks} that {people} finish with {the} alone: share of {tasks}",
              "{people} who finish their {tasks} by themselves",
              "{The} {works} when a {task} ends where it began, without a call.",
              "{tasks} finished with {the} and no contact about {them}, of all {tasks} (proposed)",
              "easy {tasks} go first; show the hard ones apart",
              "{People} who cannot use {the} are served as well as before."),
            Metric("{Tasks} begun with {the} and given up: share of those begun",
              "a way through that nobody leaves half-way",
              "Where {people} leave {the} shows what still stands in their way.",
              "{tasks} opened and not finished within a day, of all opened (proposed)",
              "it also falls when fewer people try", "", "", "down"),
            Metric("{People} who finish what they came for with {the} and no other help: share of those who start",
              "{people} who get through {the} by themselves",
              "{The} {works} when those who open {it} need nobody else.",
              "those who finished with no call or mail about it, of all who started (proposed)",
              "those who never try do not show; count calls beside it",
              "{People} who cannot use {the} are served as well as before.",
              subject="{people} who finish with {the} alone"),
            Metric("Calls and mails about things that {the} could have settled: per week",
              "fewer calls",
              "What {the} {is} good for shows in the calls that no longer come.",
              "contacts whose matter {the} {covers}, from the call notes (proposed)",
              "calls also fall when people give up",
              "{People} who need a person still reach one.", "those who take the calls", subject="calls that {the} could have settled"),
        ),
        "Once {the} {is} there, what will {people} no longer call or come for?",
        _STILL_USED,
    ),
    "online": Family(
        (
            Metric("{Tasks} made online without a call: share of {tasks}",
              "{people} who get it done by themselves",
              "{The} {is} of use when a {task} needs no call and no mail.",
              "{tasks} finished online with no contact about them, of all {tasks}",
              "easy {tasks} go first; show the hard ones apart",
              "{People} who prefer to call are served as well as before.", subject="{tasks} made online"),
            Metric("{Tasks} begun online and given up: share of those begun",
              "a way through that nobody leaves half-way",
              "Where {people} leave shows what still stands in their way.",
              "{tasks} opened and not finished within a day, of all opened",
              "it also falls when fewer people try", "", "", "down"),
        ),
        "Once {the} {is} there, what will {people} no longer call for?",
    ),
    "integrate": Family(
        (
            Metric("Entries typed a second time because {topic} {does} not pass them on: per week",
              "data that is entered in one place",
              "{The} {spares} somebody typing the same thing again.",
              "entries made by hand that already stand elsewhere (proposed)",
              "copying can move to another desk; ask there too",
              "Entries that differ between the two, counted beside it.", "those who type them", subject="entries typed a second time"),
            Metric("Records that differ from side to side: share of a sample",
              "figures that agree",
              "{The} {is} trusted when both sides say the same.",
              "records that differ in a sample drawn each month (proposed)",
              "it rises first, because somebody looks for the first time", "", "", "down", subject="records that differ"),
        ),
        "What is carried over by hand today that {the} would pass on?",
    ),
    "automate": Family(
        (
            Metric("{Topic} done without a hand on it: share of cases",
              "hands that are free for other work",
              "{The} {is} of use when nobody has to step in.",
              "cases finished with no manual step, of all cases (proposed)",
              "easy cases go first; show the ones that still need a hand",
              "Cases that had to be put right afterwards, counted beside it.", subject="{topic} done without a hand"),
            Metric("{Topic}: hours of hand work per month",
              "hours for other work",
              "What {the} {saves} are hours; they show in the calendar of those who do it today.",
              "hours noted by those who do it, in an ordinary month (proposed)",
              "checking the machine is work too; count it in",
              "", "those who do it today", subject="hours of hand work on {topic}"),
        ),
        "Whose hands does {the} free, and what for?",
    ),
    "migrate": Family(
        (
            Metric("Interruptions of {topic} that {people} notice: per month",
              "{people} who can rely on {topic}",
              "{The} {is} of use when {people} notice fewer interruptions than before.",
              "interruptions reported or seen in the log, the change-over itself shown apart (proposed)",
              "it rises around the change-over; compare full months before and after",
              "Nothing that {people} had before is missing afterwards.", subject="interruptions of {topic}"),
            _RUNNING,
        ),
        "What happens if {topic} {stays} as {they} for another year?",
    ),
    "retire": Family(
        (_RUNNING,), "What happens if {topic} {stays} as {they} for another year?",
    ),
    "digitise": Family(
        (
            Metric("Requests about {things} answered without going to the originals: share of requests",
              "people who find it from their desk",
              "{Things} on a screen are of use when somebody finds the right one there.",
              "requests closed with nothing fetched, of all about {things}", "easy ones go first; note what could not be found",
              "The originals stay safe.", "those who get the requests", subject="requests about {things}"),
        ),
        "Who asks for {things} today, and what do they have to wait for?",
    ),
    "fix": Family(
        (
            Metric("{Things} that come back after they were closed: share of those closed",
              "repairs that hold",
              "A list of {things} gets shorter in two ways; those that come back tell which it was.",
              "{things} with the same cause seen again within some weeks, of all closed (proposed)",
              "a new name hides an old fault; compare causes, not titles",
              "New {things} are still reported.", "", "down"),
            Metric("{Things}: median days from reported to settled",
              "{people} who wait less for {things} to be settled",
              "Whoever reports {a} waits until it is settled.",
              "from the day somebody reported it to the day it was settled for them (proposed)",
              "easy ones first make the median look short; show the oldest one beside it",
              "{Things} that come back, counted beside it."),
        ),
        "Which of {the} hurts whom most today?",
    ),
    "anything": Family((), "Once {the} {is} there, who will notice first, and by what?", EASIER),
    "inhouse": Family((), "Once {the} {is} there, who will notice first, and by what?", _EASIER_HERE),
}  # fmt: skip
