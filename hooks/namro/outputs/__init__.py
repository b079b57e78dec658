"""What a build writes.

job frame             one build from checked records to files; what is asked of a supplier of frames
pour                  pages and files, and how a page is poured into a frame
site assets policy    all files besides the hand-written pages; style sheets; the content security policy
unbroken              words of a finished page held together
pages/ search/        one module a section of the site; the index that the browser searches
packets/              printed packets: a recipe to one tree, the tree to PDF, Word, EPUB
flashcards/           the questions of self-tests as a deck for Anki and as a table
cards/ feeds/ offline/    pictures for sharing; calendars and the feed; the copy that opens from a folder
open_data/            the same facts for machines: JSON by public types, tables
feedback preview      the prepared message of a reader; the site with what is not approved
"""
