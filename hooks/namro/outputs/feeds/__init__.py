"""What machines read, made from the same Library as the pages.

ics             one calendar as text (RFC 5545)
calendars       which calendars there are: all, a body, an audience
atom            the feed of all changes, an entry a day
subjects        which feeds of records there are: answers, documents, deadlines, a topic, a body
records         these as Atom and as JSON Feed
templating      what the feeds share
"""
