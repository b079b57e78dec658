"""Questions by which readers test themselves, made of what the records say; no fact is written for them anew.

item            one question and its wrong choices
bodies dates programme words    the questions, by what they ask for
sets            the questions of a document, of an audience
"""
