"""The commands of `gcmsgen seal`."""
