"""The checks: what each looks for is said where it stands; `run` applies them to a document."""
