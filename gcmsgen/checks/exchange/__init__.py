"""Rules that look at what translators send back."""
