"""The commands of `gcmsgen translation`."""
