"""Each held text as a file of its own, word for word: Akoma Ntoso 3.0 for legal software, plain text, Markdown.

tree          clauses inside one another, in printed order; head, preamble, body, closing, annexes
elements      which element of Akoma Ntoso a clause is
eids          ids of elements by the naming convention
xml           how elements are put together
forms         which files there are
works         what a document is called by the naming convention (FRBR)
own_words     where a text names its own clauses ("khoản 2 Điều này")
words         the words of a clause: emphasis, references, marks of notes
tables        tables
body          the text itself
meta          what is known of a text
akn           the whole file
head          what stands above the words in plain text and Markdown
plain         plain text, Markdown
every         all files of all held texts
"""
