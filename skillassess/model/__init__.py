"""What a person in the assessment office talks about: frozen values and pure functions, standard library only."""
