"""The next draft, begun from a cycle that ended: its lines wait for keep, evolve or stop, with their last values."""

from __future__ import annotations

from collections.abc import Sequence

from coach import dialogue, model, session, team
from coach.dialogue import Reply
from coach.model import Initiative, OKRSet, Words
from coach.session import Aim, Aside, Line, Partner, Told
from coach.store import Acting, Cycle, Store
from coach.team import CheckIn, Plan
from coach.ui import draft_turns


def begin(kept: Store, who: Acting, cycle: Cycle) -> str:
    """Begin the draft; again: the same draft. Returns its id."""
    talk, replies = dialogue.start(start(cycle, who.person, kept.cycles.check_ins(who, cycle.id)))
    said = draft_turns.written((*_taken(cycle), *replies))
    return kept.create(who, draft_turns.title(talk.draft), session.dump(talk), said, key=f"next:{cycle.id}").id


def _taken(cycle: Cycle) -> tuple[Reply, ...]:
    """What the team took along, as the first words of the talk."""
    opening = cycle.opening
    if opening is None:
        return ()
    said = ("Taken along from last time:", *opening.sentences) if opening.sentences else ()
    today = "; ".join(f"{name} {last}" for name, last in opening.starts)
    return tuple(
        Reply("told", each) for each in (*said, f"Where the lines stand today: {today}." if today else "") if each
    )


def start(cycle: Cycle, by: str = "", looked: Sequence[CheckIn] = ()) -> session.Draft:
    """What the next draft holds at first: the set as it stood, each line's last value, and what was learned."""
    draft = dialogue.from_last(written(cycle.plan), by)
    values = team.ending.lasting(cycle.plan, cycle.results, looked)
    last = {line.text: each.value.strip() for line, each in zip(cycle.plan.lines, values, strict=True)}
    aims = tuple(
        aim._replace(lines=tuple(_today(line, last.get(line.said.text, ""), by) for line in aim.lines))
        for aim in _shared(draft.aims, cycle.plan, by)
    )
    learned = tuple(
        Aside(Told(each, 0, by), "remark", "learned last time")
        for each in (cycle.opening.sentences if cycle.opening else ())
    )
    named = Told(cycle.plan.team, 0, by) if cycle.plan.team else None
    return draft._replace(aims=_beside(aims, learned), team=named)


def _shared(aims: tuple[Aim, ...], whole: Plan, by: str) -> tuple[Aim, ...]:
    """The objectives with the teams that owned them too; their yes is for the next cycle to say."""
    owned = {aim.text: aim.partners for aim in whole.aims}
    return tuple(
        aim._replace(
            partners=tuple(
                Partner(Told(each.team, 0, by), Told(each.gives, 0, by) if each.gives else None)
                for each in owned.get(aim.words.text if aim.words else "", ())
            )
        )
        for aim in aims
    )


def written(whole: Plan) -> OKRSet:
    """A plan as a set that the talk reads."""
    return OKRSet(
        tuple(
            model.objective(
                aim.text,
                tuple(
                    model.key_result(
                        line.text, line.fields, owner=line.owner or None, initiatives=tuple(map(_try, line.tries))
                    )
                    for line in aim.lines
                ),
                initiatives=tuple(map(_try, aim.tries)),
                type=aim.type,
                why=aim.why or None,
            )
            for aim in whole.aims
        ),
        held=tuple(Words(each.text) for each in whole.held),
    )


def _try(text: str) -> Initiative:
    return Initiative(Words(text))


def _today(line: Line, value: str, by: str) -> Line:
    return line._replace(slots={**line.slots, "last": Told(value, 0, by)}) if value else line


def _beside(aims: tuple[Aim, ...], learned: tuple[Aside, ...]) -> tuple[Aim, ...]:
    first, *rest = aims
    return (first._replace(aside=(*first.aside, *learned)), *rest)
