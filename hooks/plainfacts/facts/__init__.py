"""The data files: read with line numbers, validated, and frozen.

`files` reads the disk, `yaml/` parses and validates, `records/` has the models, `house/` the site's own style, wording
and settings; `load` runs all of it and returns `facts.Facts`; `derive` fills in what a master protocol leaves out.
"""
