"""The desk: the engine behind a page on the officer's own machine. It has no rule, word or fact of its own."""
