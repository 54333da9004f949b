"""What MkDocs loads: the events of a build, which are in the package."""

from plainfacts.build.events import *  # noqa: F403
