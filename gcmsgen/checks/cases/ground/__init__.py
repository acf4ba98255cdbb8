"""Rules about grounds of refusal: what the facts of the file show of them, deny, or leave open."""
