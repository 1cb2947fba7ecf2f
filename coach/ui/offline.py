"""Streamlit asks a server of others which address the world sees; nothing here needs to know, and nothing leaves for it.

It would ask when it greets, and whenever a page of an unknown origin knocks.
"""

from __future__ import annotations

from streamlit import net_util


def ask_nobody() -> None:
    """Have this process know no outer address of its own. An unknown origin is refused all the same."""
    net_util.get_external_ip = _unknown


def _unknown() -> None:
    return None
