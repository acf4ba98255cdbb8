"""What may be wrong, and the rules that look for it, in rooms by what they look at."""
