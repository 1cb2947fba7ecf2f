"""The coach that needs no model: it sorts, asks, hears and proposes; it never makes up a figure."""
