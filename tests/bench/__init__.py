"""Measurements in a real browser, run by `manage.py bench …`."""
