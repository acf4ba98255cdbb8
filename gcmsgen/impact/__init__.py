"""What would read otherwise if words or rules changed, before they do; and what of letters already made reads otherwise today."""
