"""The generator: reads records/, checks them and writes the pages under docs/. See ``python build_pages.py --help``."""

import os
import sys
from contextlib import suppress

if __name__ == "__main__":
    # Here, and not above: processes that the generator starts import this file as well, and need none of it.
    from shengce.command_line import main

    code = main()
    for stream in filter(None, (sys.stdout, sys.stderr)):  # none where its reader went away
        with suppress(OSError):
            stream.flush()
    os._exit(code)  # the records are millions of objects, which nobody need take apart one by one
