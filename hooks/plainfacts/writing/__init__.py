"""What a build writes and what it keeps: whether there is anything to do, the new site, pages for the next build.

`inputs` is all that a site follows from; `last_build` what the build before was made from; `opening` begins a build;
`remarks` hears what MkDocs says; `kept_pages` holds finished pages, `pieces` what goes into data files; `output` is the
new site as it grows.
"""
