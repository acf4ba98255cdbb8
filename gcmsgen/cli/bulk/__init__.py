"""The commands of `gcmsgen bulk`."""
