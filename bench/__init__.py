"""Benchmarks: ``make bench`` runs all, ``make bench NAME=build`` one; tables go to bench/results/."""
