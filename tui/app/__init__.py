"""The Textual reader: three panes over one corpus, and the screens that open from them."""
