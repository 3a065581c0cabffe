"""The generator: reads records/, checks them and writes the pages under docs/. See ``python build_pages.py --help``."""

if __name__ == "__main__":
    # Here, and not above: processes that the generator starts import this file as well, and need none of it.
    from shengce.command_line import main

    raise SystemExit(main())
