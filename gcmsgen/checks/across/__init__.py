"""What is looked for across several cases: one reason that is given in more than one of them."""
