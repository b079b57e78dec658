"""Pictures that a chat or a feed shows when a page is shared: one a section, one a document.

card       what a card says, which page has which card
picture    a card drawn as a small PNG, the same bytes each time
"""
