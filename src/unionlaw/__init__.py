"""Compare trade-union laws: states, alignment, word edits, history."""
