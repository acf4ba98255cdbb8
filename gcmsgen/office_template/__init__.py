"""An office’s own templates: opened strictly, read tag by tag, checked, repaired."""
