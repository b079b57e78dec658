"""`python -m namro`."""

import sys

from namro.cli import main

if __name__ == "__main__":  # a process started beside imports this module under another name
    sys.exit(main())
