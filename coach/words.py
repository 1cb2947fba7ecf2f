"""Closed word lists, as data."""
