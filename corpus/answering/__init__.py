"""Answering: a question goes in; the paper's own words come out, in the sentence they stand in, or a refusal."""
