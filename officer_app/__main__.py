"""`python -m officer_app` is `officer`."""

import sys

from officer_app.bootstrap import main

sys.exit(main())
