"""Helpers shared by the tests; `chromium` finds the browser."""
