"""What a build writes.

job frame             one build from checked records to files; frame and pour, and what is asked of a supplier of frames
site assets policy    all files besides the hand-written pages; style sheets; the content security policy
unbroken              words of a finished page held together
pages/ search/        one module a section of the site; the index that the browser searches
packets/              printed packets: a recipe to one tree, the tree to PDF, Word, EPUB
cards/ feeds/ offline/    pictures for sharing; calendars and the feed; the copy that opens from a folder
feedback preview      the prepared message of a reader; the site with what is not approved
"""
