"""What all browser tests share: the served site and the running browser."""

from browser.test_pages import address, browser

__all__ = ["address", "browser"]
