"""Rules of a sentence in both languages: same facts, same conditions, and French made from the English of today."""
