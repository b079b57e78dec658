"""Vietnamese as data and rules, and nothing of the records.

vietnamese            folding, sorting, days and hours
joins                 which words of a line must not be parted
prose                 Markdown inside records, parsed once into an allow-listed tree
word_changes          what changed between two wordings, word by word
printed_days          full dates, however they are written
periods deadline_words deadline_phrases    stretches of the calendar; the days that words can mean, and what is no such
legacy personal       old encodings, and what looks like private data, recognised
syllables typing_slips signs names    how words are spelled and mistyped; signs that should not be there; names of people
letters lines         how wide words are in the font of what is printed; lines broken by it
roman spoken_numbers spoken_letters spoken_text    numerals; what is written as an announcer says it
"""
