"""`python -m namro`."""

if (
    __name__ == "__main__"
):  # a process started beside imports this module under another name, and needs none of it
    import sys

    from namro.commands.cli import main

    sys.exit(main())
