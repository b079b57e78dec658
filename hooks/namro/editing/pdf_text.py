"""Words of a PDF."""
def read(content: bytes, name: str) -> str: raise NotImplementedError
