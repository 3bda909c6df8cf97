"""Measurements that are too long for the tests: `make chaos` for faults and `make bench` for speed."""
