"""The browser editor: Sveltia CMS, bundled on demand by npm, its forms made from the record classes.

config    what each form asks, where its files are, where they go
bundle    npm's part: pinned, hash-checked, kept in .cache/admin/
page      the folder admin/ that a web server can offer

Nothing else depends on it, and the public site does not hold it.
"""
