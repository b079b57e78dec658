"""The questions of the self-tests to be taken elsewhere: cards for Anki, a table.

card        a question as both carry it
anki        the deck: a zip of an SQLite file as Anki has read it since 2012 (templates/ holds what its cards look like)
table       the CSV
"""
