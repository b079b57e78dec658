"""What machines read, made from the same Library as the pages.

ics         one calendar as text (RFC 5545)
calendars   which calendars there are: all, a body, an audience
"""
