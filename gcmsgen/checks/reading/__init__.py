"""What rules of cases read in common: facts by path, outcomes, conclusions, flows by year, lengths, the officer’s words."""
