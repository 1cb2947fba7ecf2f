"""Who may do what: nobody, a guest of one review, a member, a lead. Whoever is of another team is nobody here.

A workspace where nobody was enrolled belongs to whoever works in it: one computer, no accounts. From the first
member on it belongs to its members. A visitor from the network acts in no workspace (`Acting(where from, "")`),
and a guest in none but with a seat (`Acting(seat, "")`), so neither finds a draft, a cycle or another review.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, exists, select

from coach.errors import Forbidden
from coach.store.tables import members
from coach.store.values import Acting

NOBODY, GUEST, MEMBER, LEAD = "nobody", "guest", "member", "lead"
RANK = {NOBODY: 0, GUEST: 1, MEMBER: 2, LEAD: 3}
REFUSED = {
    GUEST: "Nobody is signed in here. Open this page with the link of your team, or enter the code of the room.",
    MEMBER: "Guests answer and listen here; this is for the team to do. Tell the one who leads the review.",
    LEAD: "This is for whoever leads the team to do. Ask them, or ask to lead.",
}


def role(connection: Connection, who: Acting) -> str:
    """What somebody is in the workspace they act in: nobody, member or lead."""
    if not who.workspace:
        return NOBODY
    here = members.c.workspace == who.workspace
    found: str | None = connection.scalar(select(members.c.role).where(here, members.c.person == who.person))
    if found:
        return found
    return NOBODY if connection.scalar(select(exists().where(here))) else LEAD


def need(has: str, needs: str) -> None:
    """Raise Forbidden when a role is not enough."""
    if RANK[has] < RANK[needs]:
        raise Forbidden(REFUSED[MEMBER if has == GUEST else GUEST if has == NOBODY else needs])


def seat(who: Acting) -> str:
    """What is somebody's own is kept under this: the secret of their window or of a guest, else the name they act by."""
    if who.seat:
        return hidden(who.seat)
    return f"name:{who.person}" if who.workspace else hidden(who.person)


def hidden(secret: str) -> str:
    """A secret as it stands in the file: enough to know it again, not to use it."""
    return "seat:" + hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
