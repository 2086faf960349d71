"""A small edition written for this project; it answers while nothing has been ingested."""
