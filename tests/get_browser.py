"""Finds the browser for the tests, or installs one if it can. Run as a command by `make test`.

It looks for the system's Chromium, then Playwright's own; as root on Debian or Ubuntu it installs the system's package.
If nothing works, it prints the command to run and exits with 1: the browser tests are never skipped silently.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser_path() -> str | None:
    """The path of an installed Chromium, the system's or Playwright's own, or None."""
    system = next((path for name in NAMES if (path := shutil.which(name))), None)
    return system or _playwright_browser()


def _playwright_browser() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install() -> None:
    """Try to install a browser; output is shown only if that fails."""
    own = [sys.executable, "-m", "playwright", "install", "chromium"]
    apt = ["apt-get", "install", "-y", "-qq", "chromium"]
    if subprocess.run(own, capture_output=True, check=False).returncode == 0 and browser_path():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        subprocess.run(
            apt, check=False, stdout=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        )


def main() -> int:
    """Return 0 with a browser, 1 without."""
    if browser_path() is None:
        _install()
    if browser_path() is not None:
        return 0
    print("The tests need a browser, and none could be installed. Run one of these, then `make test` again:")
    print("  sudo apt-get install chromium        (Debian, Ubuntu)")
    print("  .venv/bin/python -m playwright install --with-deps chromium")
    return 1


if __name__ == "__main__":
    sys.exit(main())
