"""Amending acts read from their own Russian words: sentences → instructions as data.

`unionlaw.amend.act.read` reads a file. What the grammar does not know is listed with its line,
never passed over.
"""
