"""The records: the only place that knows the types of fields.

kinds       the table of kinds: which classes are records of data/, what is done with them
addresses   the address book: record to address, address to record
base        strict base class, scalars, citations, degrees of knowledge
annotations walk    what a class declares of its fields; a record and all records inside it
approval labels     fingerprints; words for closed lists

The others hold the classes, one module a kind or a few that belong together.
"""
