"""Rules over the officer's words: what they name, say and rest on, compared with the file; never their merits."""
