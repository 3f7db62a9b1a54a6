"""A whole day described in one file: read strictly, run through the office, written out as documents and results.

It has no rights of its own: every step is done by the person named for it, with that person's password.
"""
