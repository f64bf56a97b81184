"""Fuzzing: every parser of what strangers wrote, and of what users write by hand."""
