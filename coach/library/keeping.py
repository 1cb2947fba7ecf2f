"""Families of outputs: people found, things bought, places opened, and all of it kept in order."""

from __future__ import annotations

from coach.library.making import EASIER
from coach.library.metric import Family, Metric

_COMPLAINTS = Metric(
    "Complaints about {the}: per month",
    "{people} who have no reason to complain",
    "{The} {is} noticed on the day {he} {fails}; whoever is bothered says so.",
    "complaints by word, phone or mail, each counted when it comes in (proposed)",
    "people stop complaining when nothing happens; ask a few of them",
    "Complaints stay easy to make.",
    subject="complaints about {the}",
)

KEEPING: dict[str, Family] = {
    "hire": Family(
        (
            Metric("Work put off for want of {a_role}: times per month",
              "colleagues who no longer put work off for want of {a_role}",
              "{A_role} is missed where something waits; the post pays when that queue gets shorter.",
              "requests turned down or moved for want of {a_role} (proposed)",
              "nobody asks for what is never there; ask once what people stopped requesting",
              "Colleagues who stand in today get their own work back.", "those who stand in today", subject="work that waits for {a_role}"),
            Metric("New {roles} who work on their own: median weeks from first day",
              "newcomers who find their feet soon",
              "A signed contract is a start; the post is filled when {a_role} works alone.",
              "weeks until the first piece of work done without a second pair of hands (proposed)",
              "small first tasks make it look quick; name the task beforehand",
              "Newcomers who leave early, counted beside it.", "those who show newcomers the work", subject="newcomers on their own"),
            Metric("Vacancies: median days from opened to signed", "a desk that is not empty for long",
          "An open post is felt on each day it stays empty.",
          "from the day a post is opened to the signed contract (proposed)", "easy posts first make the median look short",
          "Newcomers who leave early, counted beside it.", "HR", subject="days until a vacancy is filled"),
        ),
        "Who would feel it first if the {role} post stayed empty?",
    ),
    "recruit": Family(
        (
            Metric("{Roles} still with us after their first season: share of those who joined",
              "{roles} who stay",
              "Finding {roles} helps for as long as they stay.",
              "those still active, of all who joined in the same months (proposed)",
              "it moves late; the talk after the first weeks tells sooner",
              "Those who have been here for long are not asked for more.", subject="{roles} who stay"),
            Metric("Work put off for want of {a_role}: times per month",
              "colleagues who no longer put work off for want of {roles}",
              "{Roles} are missed where something waits; more of them show in that queue.",
              "times something was moved or dropped for want of {roles} (proposed)",
              "nobody asks for what is never there; ask once what was given up", subject="work that waits for {roles}"),
        ),
        "What has to be turned down today because {roles} are missing?",
    ),
    "buy": Family(
        (
            Metric("Work put off for want of {a}: times per month",
              "colleagues who no longer put work off for want of {a}",
              "{The} {is} missed where something waits; that queue shows what {he} {changes}.",
              "times a job was moved or turned down for want of {a} (proposed)",
              "nobody asks for what is never there; ask once what was given up",
              "What {the} {costs} to keep running stays in sight.", subject="work that waits for {a}"),
            Metric("Hours lost to {things} out of order: hours per month",
              "fewer breakdowns",
              "What is bought new is also bought so that it runs.",
              "hours announced or planned that could not be worked (proposed)",
              "new machines break in their first weeks; compare full months", subject="hours lost to {things} out of order"),
        ),
        "What has to wait today because {the} {is} missing?",
    ),
    "supply": Family(
        (
            Metric("{Several} that somebody used within the first weeks: share of those bought",
              "things that people use",
              "{The} {is} bought once; what counts is whose hands {he} {passes} through.",
              "those lent, worn or taken in hand, of all bought", "new things draw people at first; look again later",
              "", subject="{several} in use"),
        ),
        "What has to wait today because {the} {is} missing?",
    ),
    "fit": Family(
        (
            Metric("Hours in which {single} could not be used: hours per month",
              "something that is there when it is needed",
              "{The} {is} missed on the day {he} {does} not work.",
              "opening or working hours lost, from the notes of those who need it", "short stops go unnoted; ask those who work there",
              "", "those who work there", subject="hours without {single}"),
        ),
        "What fails or waits today for want of {the}, and for whom?",
        EASIER._replace(text=EASIER.text.replace("{the}", "the {several}")),
    ),
    "renewal": Family(
        (
            _COMPLAINTS,
            Metric("Hours in which {single} could not be used: hours per month",
              "something that is there when it is needed",
              "{The} {is} missed on the day {he} {does} not work.",
              "opening or working hours lost, from the notes of those who need it", "short stops go unnoted; ask those who work there",
              "", "those who work there", subject="hours without {single}"),
        ),
        "What about {the} bothers whom today, and how often?",
    ),
    "rework": Family(
        (
            Metric("Times that somebody had to work around {the}: per month",
              "work that needs no way around {the}",
              "Where {the} {falls} short, somebody finds another way.",
              "times noted by those who do the work (proposed)",
              "people no longer notice what they are used to; ask them for the last time",
              "", "those who do the work", subject="ways around {the}"),
        ),
        "What about {the} bothers whom today, and how often?",
    ),
    "machine": Family(
        (
            Metric("Hours lost to {things} out of order: hours per month",
              "fewer breakdowns",
              "{The} {is} missed on the day {he} {does} not run.",
              "hours announced or planned that could not be worked (proposed)",
              "planned stops are part of it; show them apart",
              "Checks are done as before.", "those who work there", subject="hours lost to {things} out of order"),
        ),
        "What stands still today when {the} {fails}, and for how long?",
    ),
    "repair": Family((), "What about {the} bothers whom today, and how often?"),
    "plants": Family(
        (
            Metric("{Several} alive after their first year: share of those planted",
              "plants that take",
              "Planting takes a day; what stands after a dry summer is what it was for.",
              "those alive at a count on the spot, of all planted (proposed)",
              "it moves late; a look after the first hot weeks tells sooner",
              "What stands already is looked after as before.", "whoever walks round", subject="{several} that take"),
        ),
        "What is {the} meant to keep, hold or bring back?",
    ),
    "taste": Family(
        (
            Metric("{Guests} who take {the} a second time: share of those who tried {it}",
              "{guests} who like {the} well enough to come back for {it}",
              "The first taste of {the} is curiosity; the second is a choice.",
              "those seen to order again, of a sample that tried {it} (proposed)",
              "a low price brings a first try, not a second",
              "What sold before sells as well.", "those who sell {it}", subject="{guests} who take {the} again"),
        ),
        "What do people ask for today that {the} {is} meant to answer?",
    ),
    "place": Family(
        (
            Metric("{People} who come to {the} a second time within the season: share of those who came",
              "a place that people come back to",
              "The first visit to {the} is curiosity; the second is a choice.",
              "those seen again, of all who came for the first time (proposed)",
              "the opening weeks draw people who would come to anything",
              "Those who came before still find their place.", subject="{people} who come back to {the}"),
            Metric("Hours in which {the} {is} open and nobody comes: hours per week",
              "a place that is used",
              "{The} {is} worth the hours in which somebody is there.",
              "opening hours with nobody in, noted on the spot (proposed)",
              "quiet hours can be wanted; agree which ones count",
              "", "those on duty", subject="hours in which nobody comes"),
        ),
        "Who will stand in front of {the} first, and what do they do today instead?",
    ),
    "hours": Family(
        (
            Metric("{People} who come then and could not have come before: share of those who come then",
              "{people} who can come when they have time",
              "{The} {counts} for somebody who stood before a closed door until now.",
              "the answer to one question at the door, of all asked", "regulars try the new hours as well; count those who could not come before",
              "The other hours stay as they are.", "those at the door", subject="{people} who could not come before"),
        ),
        "Who stands before a closed door today, and when?",
    ),
    "upkeep": Family(
        (
            Metric("Looks without notice that found {the} in order: share of looks",
              "an ordinary day that looks like the best day",
              "Work of this sort is done again and again; what counts is the state in between.",
              "looks by somebody else, at an hour nobody knows, found in order", "the hour gets known after a while; change it",
              "", "whoever looks", subject="looks that found {the} in order"),
        ),
        "What suffers when it is not done, and who notices?",
    ),
    "inspect": Family(
        (
            Metric("Defects found in {topic}: median days from found to put right",
              "quicker repairs",
              "To look at {topic} helps when what is found is put right soon.",
              "each defect from the day it was noted to the day it was closed, grave ones apart (proposed)",
              "whoever looks closely finds more; expect the list to grow first",
              "Looking closely stays worthwhile: defects found, counted beside it.", subject="defects found"),
            Metric("Defects found in {topic} that had been found before: share of those found",
              "causes that go away",
              "What comes back at the next look at {topic} was not really gone.",
              "defects of the same sort in the same place, of all found (proposed)",
              "new eyes name old defects differently; agree on the names first",
              "", "", "down", subject="defects that come back"),
        ),
        "Is that asked for by a rule, or is there something you expect to find?",
    ),
}  # fmt: skip
