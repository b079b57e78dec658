"""A new site for readers, or the old one untouched.

build lock            build aside, then swap; one at a time
flow releases         publish and roll back; the folder that readers are served from
manifest bill modes   every file with its hash; what a site was built from; who may read it
preview/ hosts        the site while somebody writes it; whom a server on this machine answers
headers               what the web server must send along
export/               the open data of many built sites in one database of PostgreSQL
portal/               one static site over the open data of many
verify/ comparison/   checks of the built files; two builds or commits, where they differ and why
"""
