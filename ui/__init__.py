"""Windows. The only code that imports Qt; it sees the office, frozen values and errors, nothing else."""
