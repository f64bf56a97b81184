"""One module a command: `configure` says what it takes, `run` does it and returns the exit code."""
