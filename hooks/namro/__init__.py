"""Năm Rõ: official documents, talks, questions and tasks as records, verified and rendered to a site.

Data flows one way: data/ → files → records → Library → outputs → site/. Each room imports only from those before it
(tests/project/test_architecture.py reads the imports); the `__init__` of a room is its map.

    problems      what is wrong, as values
    language/     Vietnamese as data and rules; words that hold together; periods and deadlines in words
    records/      the types of all fields; the table of kinds; the address book; words for the closed lists
    files/        data/ to records with positions; the one atomic writer, the one zip writer
    rules/        what must hold across records, one rule a file; notes/ what is worth a look
    library/      the immutable Library and what is read off it: chains, tasks, dates, drafts, history/
    outputs/      frame and pour; pages/ packets/ search/ cards/ feeds/ offline/; the job that one build is
    editing/      what helps people write: forms, canonical style, approval, results; importer/ admin/
    publishing/   build aside and swap, releases, headers, bill; verify/ comparison/
    commands/     the command line, one module a command
"""
