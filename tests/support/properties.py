"""Property tests: the same examples on every machine, nothing kept between runs. Import `given` from here."""

from hypothesis import given, settings

__all__ = ["given"]

settings.register_profile("namro", database=None, derandomize=True, deadline=None)
settings.load_profile("namro")
