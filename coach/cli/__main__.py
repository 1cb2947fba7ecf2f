"""`python -m coach.cli` is `okr-coach`."""

import sys

from coach.cli import main

sys.exit(main())
