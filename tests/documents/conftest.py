"""Lets the tests of letters and reports share the case files beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
