"""What is wrong with the documents of a case once they are composed."""
