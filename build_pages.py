"""The generator: reads records/, checks them and writes the pages under docs/. See ``python build_pages.py --help``."""

from shengce.command_line import main

if __name__ == "__main__":
    raise SystemExit(main())
