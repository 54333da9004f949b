"""Facts: the data files, read with their lines, judged for their form, frozen.

`files` reads the disk; `yamlfile` reads YAML as text with lines; `values` are the kinds of value; `models`, `reference`
and `style` are the records; `forms` makes records and messages; `load` does all of it; `derive` fills in masters.
"""
