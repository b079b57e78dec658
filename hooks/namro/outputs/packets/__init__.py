"""Printed study packets: a recipe (data/tap-in/) and the Library become one tree, writers turn it into files.

packet                                      the tree; read its docstring before writing a writer
assemble                                    recipe and Library to tree: which parts, in which order
documents conferences questions study tasks task_sheets    the parts, one module a kind
meetings meeting meeting_papers meeting_study banner    the papers of a meeting
citing                                      quotations once, citations short
paging                                      on which page of the handouts a quotation stands
inline finish                               inline pieces and citations; the last pass: links, anchors, levels
posters poster_shapes drawing pixels    a poster as shapes at their places; its pictures in few colours
values pdf typst/                           the tree as JSON values; PDFs by Typst
glyphs widths sheets fonts/                 what the vendored font can draw, how wide; the paper of each format
contents folding                            how deep the contents go; how a booklet is folded
deck slide powerpoint slides/    slides of a talk or a document, to be edited
word word_blocks word_pieces word_pages word/    Word by templates of xml, and on which page it will set what
epub epub_cover epub/                       EPUB by templates of xml
"""
