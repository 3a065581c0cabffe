"""The browsers that the site must work in, and what they do not know yet."""
