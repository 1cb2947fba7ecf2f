"""An OKR coach that asks, checks and proposes; the team decides.

okrs     = parse.read(text)
findings = checks.run(okrs)
proposal = rewrite.compose(okrs, findings)
okrs     = review.apply(okrs, review.take(proposal))
print(export.markdown(okrs))
"""

__version__ = "0.1.0"
