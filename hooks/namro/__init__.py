"""Năm Rõ: official documents, talks, questions and tasks as records, verified and rendered to a site.

Data flows one way: data/ → read → records → Library → outputs.

    problems textfile yamlfile    what is wrong; bytes to text; text to values with positions
    yaml_complaints               what cannot be read as YAML, in an editor's words
    records/ messages             the types of all fields; their violations in Vietnamese
    clauses citations cited       the official text in clauses; quotations verified word for word; who cites what
    legacy                        old encodings, recognised
    loaded load rules/ link       what was read; how; what must hold across records; records to one Library
    strays                        what stands in data/ and does not belong there
    notes/ report                 what is worth a look; problems for the terminal, JSON, GitHub, GitLab
    library chain edition         one immutable value of all that is shown; chains of papers; as of which day
    timeline                      all dates of the Library, documents and past events too, in one order
    ledger results                what was ever recorded of a task; its history linked in
    deadline_words deadlines      the days that words can mean; how a task stands on a day
    periods events                stretches of the calendar; what the calendars show, as one list
    results_plan results_write    new results against what is recorded; their files
    tasks csvfile                 tasks across documents, who has which part; tables for spreadsheets
    history/ comparison/          what changed on which day, from git; how two builds or commits differ, and why
    feedback                      the prepared message of a reader who reports a mistake
    prose footnotes vietnamese    Markdown inside records; notes in official texts; the language as data
    outputs pages/ site           frame and pour; one module a section of the site; all that a build writes
    packets/                      printed packets: a recipe to one tree, the tree to PDF, Word, EPUB
    opendata/                     what machines read: calendars and a feed to subscribe to
    cards/                        pictures that chats show for a shared page
    editing/                      what helps people write records: forms, canonical style, approval, imports
    admin/                        the browser editor, on demand; nothing else depends on it
    offline/                      the copy of the site that opens from a folder
    importer/                     plain official text to toan-van.md
    search/                       the index that the browser searches
    approval preview              what exactly was approved; the site with what is not
    manifest lock publishing/     every file with its hash; one at a time; releases for readers, server settings, bill
    verify/ personal              checks of the built files; what looks like private data
    publish cli commands/         build aside and swap; the command line, one module a command
    arguments                     the parser of the command line, in Vietnamese
"""
