"""The copy of the site that opens from a folder, without a server and without a network: one zip.

bundle   our ES modules as classic scripts: browsers load no modules over file://
page     one page with addresses that name files
copy     all of it, packed; the same site gives the same bytes
"""
