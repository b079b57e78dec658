"""What helps people write records: forms, the canonical style, approval, import from Word and tables.

forms       questions to a person, made from a record class
quoting     the exact words of a clause for what was typed
create      a new record, checked among all others
approving   the states of a record
office word opendoc     the words of .docx and .odt files
spreadsheets rows       tables of questions, row by row
blank_docx  an empty Word table of questions
fields      what may stand in each field of a class, in words
schema      JSON Schema and snippets for the editor program
shape       how a class is written: order of fields, style of values
emit        values and comments to canonical text
remarks     the comments of a file, each at its place
formatting  files against their canonical text
results_plan results_write    new results against what is recorded; their files
importer/ admin/    official texts to clauses; the browser editor, on demand
"""
