"""What the site serves of the counts of phrases: to the viewer, a shard a phrase, and whole, to be taken away."""
