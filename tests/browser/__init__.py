"""Tests of the built pages in Chromium."""
