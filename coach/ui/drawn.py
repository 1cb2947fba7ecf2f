"""A funnel on the page: the picture, and on a phone its words as a list."""

from __future__ import annotations

import streamlit as st

from coach.ui import picture, show
from coach.ui.picture import Funnel
from coach.ui.wording import lit

# On a phone the picture is too small to read, so its list stands there; static text of ours, nothing typed.
STYLE = """<style>
[class*="st-key-as-list"] {display: none}
@media (max-width: 640px) {[class*="st-key-as-list"] {display: flex} [class*="st-key-as-picture"] {display: none}}
</style>"""


def draw(funnel: Funnel, mark: str = "") -> None:
    """Draw it; mark tells several on one page apart."""
    st.html(STYLE)
    with st.container(key=f"as-list{mark}", gap="xsmall"):
        _listed(funnel)
    with st.container(key=f"as-picture{mark}"):
        st.graphviz_chart(picture.dot(funnel), width="stretch", alt=funnel.alt)
        cut = len(funnel.branches) - picture.MOST_BRANCHES
        more = f" {cut} more stand in the set." if cut > 0 else ""
        show.label(f"Left: what is true at the end. Middle: how you would notice. Right: what you try.{more}")


def _listed(funnel: Funnel) -> None:
    """The picture's words as a list."""
    st.header(lit(funnel.objective), anchor=False)
    for branch in funnel.branches:
        tries = "".join(f"\n    - {lit(each)}" for each in branch.tries) or (
            f"\n    - :orange[{picture.ASK}]" if branch.open else ""
        )
        st.markdown(f"- {lit(branch.text)}{tries}")
    for held in funnel.held:
        st.markdown(f"- :blue-badge[We hold this line] {lit(held)}")
