"""Properties of any site: each one examines a built site and yields what is wrong.

They contain no page, trial or text of a particular site, since an editor may change all of these.
"""

from __future__ import annotations

from any_site import right_places, sound_pages, true_facts
from any_site.whole import PROPERTIES, Property, Whole

__all__ = ["BY_NAME", "PROPERTIES", "Property", "Whole", "right_places", "sound_pages", "true_facts"]

BY_NAME = {one.__name__: one for one in PROPERTIES}
