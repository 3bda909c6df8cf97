"""Chaos: thousands of terms fall due while everything that serves them is killed again and again.

A term is a row and a bell is only a bell, so whatever is killed, every level must be recorded once and every mail sent.
"""
