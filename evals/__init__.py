"""The recorded eval set: cases in our own words, answers of a language model, scorers that need none.

python -m evals                      replay every case and compare with evals/baseline.json
python -m evals --record --case X    ask the model of COACH_MODEL anew for case X
"""
