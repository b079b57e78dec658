"""The immutable Library, and what is read off it.

load link             data/ to a Library, or to all problems; records to one value
library cited         what everything else asks; what cites a clause
parts                 a long text in parts, each with its own page
chain results         chains of papers without what is withheld; the history of a task
tasks deadlines       tasks across documents, who has which part; how a task stands on a day
versions matching     two versions of a text, clause by clause; which clause is which
current               the documents of the resolution being worked on, and those of others
events timeline when  what has a date: for calendars, in one order, in words
standing              what later documents made of one and of its clauses
reading self_test/    how long a study path takes; questions made of what records say
draft                 what rests on a draft, and how that is said
edition history/      as of which day the site speaks; what changed when, from git
"""
