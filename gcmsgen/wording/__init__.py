"""From an outline, words and the facts to a document of sentences, in each language."""
