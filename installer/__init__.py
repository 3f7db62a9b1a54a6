"""What sets the program up, runs it, tests it and packs it. Standard library only; knows nothing of assessment."""
