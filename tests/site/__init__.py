"""Tests of the built pages as files."""
