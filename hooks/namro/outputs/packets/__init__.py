"""Printed study packets: a recipe (data/tap-in/) and the Library become one tree, writers turn it into files.

packet                                      the tree; read its docstring before writing a writer
assemble                                    recipe and Library to tree: which parts, in which order
documents conferences questions study tasks the parts, one module a kind
words finish                                inline pieces and citations; the last pass: links, anchors, levels
values pdf typst/                           the tree as JSON values; PDFs by Typst
glyphs fonts/                               what the vendored font can draw
word word_blocks word/ epub epub/            Word and EPUB by templates; package: a zip that is the same each time
"""
