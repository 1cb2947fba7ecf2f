"""`read(text_or_bytes) -> OKRSet`: documents in, values out; one file a format."""
