"""Năm Rõ: official documents, talks, questions and tasks as records, verified and rendered to a site.

Data flows one way: data/ → read → records → Library → outputs.

    problems textfile yamlfile    what is wrong; bytes to text; text to values with positions
    records/ messages             the types of all fields; their violations in Vietnamese
    clauses citations             the official text in clauses; quotations verified word for word
    loaded load rules/            what was read; how; what must hold across records
    library edition               one immutable value of all that is shown; as of which day
    prose notes vietnamese        Markdown inside records; notes in official texts; the language as data
    outputs pages/ site           frame and pour; one module a section of the site; all that a build writes
    packets/                      printed packets: a recipe to one tree, the tree to PDF, Word, EPUB
    importer/                     plain official text to toan-van.md
    publish cli commands/         build aside and swap; the command line, one module a command
"""
