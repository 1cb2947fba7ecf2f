"""The page server's start: navigation, and one catch for what nobody foresaw. `streamlit run app.py`."""

from __future__ import annotations

import logging

import streamlit as st

from coach.ui import rewrite, start, state


def main() -> None:
    """Draw the page that was asked for."""
    st.set_page_config(page_title="OKR coach", page_icon="🧭", layout="wide")
    work = st.Page(rewrite.draw, title="Rewrite", url_path="rewrite")
    first = st.Page(lambda: start.draw(work), title="Start", url_path="start", default=True)
    page = st.navigation([first, work], position="top")
    try:
        page.run()
    except Exception:
        logging.getLogger("coach").exception("drawing failed")
        st.text(state.SORRY)


main()
