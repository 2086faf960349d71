"""The one place that holds the version: read by packaging, by `--version` and by the changelog's test."""

VERSION = "0.1.0"
