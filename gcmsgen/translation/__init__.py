"""The translators' desk: what is done and what waits, acceptance, exchange, preview."""
