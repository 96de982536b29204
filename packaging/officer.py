"""The frozen program's first line."""

import multiprocessing
import sys

from officer_app.bootstrap import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
