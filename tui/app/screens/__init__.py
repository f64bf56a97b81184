"""Screens that open over the main one: each a page of rows, left with `q`, Escape or Backspace."""
