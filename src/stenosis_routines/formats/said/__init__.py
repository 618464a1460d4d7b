"""What texts and cells say of a dose, and what the keys and columns of other people's documents mean."""
