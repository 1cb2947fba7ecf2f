"""The page server's start: navigation, and one catch that says a refusal as a sentence. `streamlit run app.py`."""

from __future__ import annotations

import streamlit as st

from coach.errors import CoachError
from coach.ui import cycle, draft, even, offline, review, rewrite, show, start


def main() -> None:
    """Draw the page that was asked for."""
    even.share_evenly()
    offline.ask_nobody()
    st.set_page_config(page_title="OKR coach", page_icon="🧭", layout="wide")
    st.html(show.STYLE)
    work = st.Page(rewrite.draw, title="Rewrite", url_path="rewrite")
    talk = st.Page(lambda: draft.draw(vote), title="Draft", url_path="draft")
    look = st.Page(lambda: cycle.draw(talk), title="Cycle", url_path="cycle")
    vote = st.Page(lambda: review.draw(look), title="Review", url_path="review")
    first = st.Page(lambda: start.draw(work, talk), title="Start", url_path="start", default=True)
    page = st.navigation([first, work, talk, vote, look], position="top")
    try:
        page.run()
    except CoachError as error:
        st.text(str(error))


main()
