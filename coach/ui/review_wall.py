"""For the projector: type that can be read from three metres, and nothing that is not for the wall.

Letters of 24 pixels are about 17 millimetres high on a picture of 1.4 metres and 1,920 pixels; three metres ask for 12
(a height of 1 in 250). What is left out there: the menu, the answers of whoever leads, minutes, hands, codes to renew.
"""

from __future__ import annotations

import streamlit as st

from coach.ui import draft_state, review_state

WALL = "wall"  # word in the address, so that a reload of the shared screen changes nothing
ROOT = 28  # pixels: the smallest type of ours is 0.875 of it
SCALE = 1.75  # of what is drawn with pixels of its own
# Static text of ours. Streamlit measures in rem, but for the places named here.
STYLE = f"""<style>
:root:root {{ font-size: {ROOT}px; }}
[data-testid=stHeader] {{ display: none; }}
[data-testid=stMainBlockContainer] {{ padding: 1rem 1.5rem; }}
.st-key-code h1 {{ font-size: clamp(2rem, 5.6vw, 6rem); padding: 0; white-space: nowrap; }}
[data-testid=stMain] :is(p, label, input, textarea, button, [data-testid=stMarkdownBadge]) {{ font-size: max(1em, 0.875rem); }}
</style>"""


def on() -> bool:
    """Whether this window is the one on the wall."""
    return st.query_params.get(WALL) == "1"


def switch() -> None:
    """Draw the switch, and the type that goes with it."""
    if on():
        st.html(STYLE)
    with st.container(horizontal=True, horizontal_alignment="right"):
        wanted = st.toggle("For the projector", on(), key="for the wall")
    if wanted != on():
        seat = draft_state.who().seat  # a secret, so that no wall shows it in the address
        review_state.go(wall=1 if wanted else None, seat=None if wanted else seat)


def times(pixels: int) -> int:
    """A size in pixels as it is drawn in this window."""
    return round(pixels * SCALE) if on() else pixels
