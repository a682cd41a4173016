"""What concerns one engine alone is collected in that engine's run alone."""

from __future__ import annotations

import os

collect_ignore = ["test_postgres.py" if os.environ.get("PULT_TEST_ENGINE", "sqlite") == "sqlite" else "test_sqlite.py"]
