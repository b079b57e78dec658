"""The types of the public interface, version 1: what machines outside may count on, apart from the records' own classes.

A field is published because it is named here; what a record class gains elsewhere stays inside. Within version 1 a field
never disappears and never changes its type (tests/outputs/open_data/test_contract.py). Names are those of the records,
words for people stand in `title`.

base                                  references, citations, the head of every item
texts tasks meetings study lists      items, by what they are about
items                                 which type belongs to which kind
envelopes                             the files that hold items
"""

VERSION = "v1"
