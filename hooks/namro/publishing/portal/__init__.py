"""A static portal over the open data of several sites: one search over all, every hit leading home.

settings     data/cong.yml: which sites, and what is wrong with it
fetching     a published site read over the network, file by file as it is asked for
member       one site read once: what is found of it, what the pages tell of it
found        an item of open data as an entry of the search
runs         which entry of one site holds which word, on disk until all sites are read
terms index  the index of all: terms by their first words; what is shown of a hit, the header
calendar     the calendars of the sites as one
pages        the pages, useful without scripts
make         the whole portal, or nothing
browser/ templates/    what runs in the browser of the reader; the markup
"""
