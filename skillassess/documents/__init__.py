"""Paper and files: forms, filings, archives, the roster reader, fonts. Draws frozen values; decides nothing."""
