"""The embedded default: real PostgreSQL and Valkey from wheels, and one supervisor for the whole process tree.

For trying, developing and testing only; the production settings refuse to use it.
"""
