"""The claims in an officer's words: what a text names, by kind, and what in the file each of them rests on."""
