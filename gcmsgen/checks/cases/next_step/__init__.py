"""Rules about deadlines and what comes next: the court, the order that holds, the list, the correction, the other code."""
