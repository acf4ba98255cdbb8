"""Rules about fairness: what was put to the client, how long there was to answer, and what became of the answer."""
