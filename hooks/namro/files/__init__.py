"""From the bytes of data/ to records with positions.

read loaded           every file once; what was read
textfile yamlfile yaml_complaints    bytes to text, text to values with positions; what cannot be read, in an editor's words
messages              what a record class refuses, in Vietnamese
clauses markers citations footnotes naming    the official text in clauses; quotations word for word; notes; the bodies it names
ledger                what was ever recorded of a task
strays                what stands in data/ and does not belong there
csvfile               tables for spreadsheets
replace zipped        the one atomic writer, the one writer of zips
"""
