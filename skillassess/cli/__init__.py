"""The commands of ``python -m skillassess``: words in, one use case, words out."""
