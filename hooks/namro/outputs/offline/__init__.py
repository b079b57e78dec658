"""Reading without a network: the whole site as one zip that opens from a folder, and the pages a browser keeps.

scripts  our ES modules as classic scripts: browsers load no modules over file://
rewrite  one page with addresses that name files
copy     all of it, packed; the same site gives the same bytes
worker   the script that keeps the pages a reader opens, if they asked for it, each release by itself
"""
