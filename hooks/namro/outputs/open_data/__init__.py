"""The same facts for machines, made from the published Library alone.

public/        the public types, version 1: what may be counted on outside
filling        from records to public types: citations resolved, ids turned into references
items clauses back_links    every record and every clause as an item, and where it is told of
data           all of it, as one value
schema         JSON Schema and OpenAPI, from the types alone
api shards     the interface as files: first page, lists in pages, items
tables/        the same as tables: CSV, a workbook, SQLite
documents/     each held text as Akoma Ntoso, plain text, Markdown
make           every file
read_back      what was written, compared with the records themselves
"""
