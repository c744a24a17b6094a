"""``python -m unionlaw``."""

from __future__ import annotations

from unionlaw.cli import main

if __name__ == "__main__":
    main()
