"""Sites on the disk for tests, built with the real command: small ones, the tests' own, and the site under test.

`SITE`, the site under test, is this project's or the one in PLAINFACTS_ROOT; what holds for any site is tested on it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from forked import python_m, python_m_killed
from plainfacts.clock import today_from
from site_files import MKDOCS

ROOT = Path(__file__).parents[1]
SITE = Path(os.environ.get("PLAINFACTS_ROOT") or ROOT).resolve()
OTHER = ROOT / "tests/sites/cystic-fibrosis"
"""The tests' own whole site, of another foundation and about another illness."""
OTHER_DAY = "2026-11-20"
"""A day on which all that OTHER says of its trials is more than 90 days old."""
BELOW = "/lamps/here/"
"""The path of a host that OTHER is built for, once, as project Pages have it."""
TODAY = today_from(os.environ).isoformat()


def config(more: str = "") -> str:
    """The mkdocs.yml of a small site that uses this project's hooks and theme."""
    return MKDOCS.replace("hooks/on_build.py", str(ROOT / "hooks" / "on_build.py")) + more


def write(root: Path, files: Mapping[str, bytes], more: str = "") -> Path:
    """Write a small site to a folder, with further lines of mkdocs.yml."""
    for name, raw in {**files, "mkdocs.yml": config(more).encode()}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)
    return root


def mkdocs(root: Path, *args: str, today: str = "2026-05-01") -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in a folder."""
    return python_m("mkdocs", "build", *args, cwd=root, env=environment(today))


def mkdocs_killed(root: Path, wait: Callable[[], object]) -> bool:
    """Begin `mkdocs build` in a folder, and kill it after `wait` has returned. Whether it was still running then."""
    return python_m_killed("mkdocs", "build", "--quiet", cwd=root, env=environment("2026-05-01"), wait=wait)


def environment(today: str) -> dict[str, str]:
    """The environment of a build on a day."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PLAINFACTS_TODAY": today, "NO_COLOR": "1"}


def build(root: Path, target: Path, today: str) -> Path:
    """Build the site in one folder into another. Raises AssertionError with the output if the build fails."""
    done = mkdocs(root, "--site-dir", str(target), today=today)
    assert done.returncode == 0, done.stderr
    return target


def below_a_path(site: Path, target: Path, path: str) -> Path:
    """A copy of a whole site that is published below a path of its host, such as https://name.example/path/."""
    root = copy_of(site, target)
    text = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"(?m)^site_url: .*", f"site_url: https://lantern.example{path}", text))
    return root


def copy_of(site: Path, target: Path) -> Path:
    """A copy of a whole site with the theme and hooks that its mkdocs.yml names, by whatever paths."""
    for part in ("data", "content", "translations"):
        if (site / part).is_dir():
            shutil.copytree(site / part, target / part)
    text = (site / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"custom_dir: [^,\n]*overrides", f"custom_dir: {ROOT / 'overrides'}", text)
    text = re.sub(r"[^\s\[]*hooks/on_build\.py", str(ROOT / "hooks/on_build.py"), text)
    (target / "mkdocs.yml").write_text(text, "utf-8")
    return target
