"""Verifying: a quotation that somebody posts becomes a verdict on it, with the printed words and every difference."""
