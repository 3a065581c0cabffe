"""What follows from the counts of words: the life of a term, what rises and falls, what is a province's own."""
