"""`python -m web.cli`: the `pult` command without its console script."""

from __future__ import annotations

import sys

from web.cli import main

if __name__ == "__main__":
    sys.exit(main())
