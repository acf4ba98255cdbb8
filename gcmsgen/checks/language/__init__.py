"""Rules of words: typography, grammar, terms and citations, for the sentences of both languages and for rendered documents."""
