"""Printed study packets: a recipe (data/tap-in/) and the Library become one tree, writers turn it into files.

packet      the tree: parts, headings, clauses, tables, prose; read its docstring before writing a writer
"""
