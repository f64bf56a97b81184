"""The documents that are made from the program, and the tests that they still say what it does."""
