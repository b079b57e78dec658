"""The records: the only place that knows the types of fields.

base        strict base class, scalars, citations, degrees of knowledge
kinds       the table of kinds: which classes are records of data/, in which module each stands, what is done with them
addresses   where each record is shown
annotations walk    what a class declares of its fields; a record and all records inside it
approval labels     fingerprints; words for closed lists
The others hold the classes, one module a kind or a few that belong together.
"""
