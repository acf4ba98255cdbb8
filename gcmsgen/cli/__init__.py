"""The command line: one module a command, each thin: options, one call, one print."""
