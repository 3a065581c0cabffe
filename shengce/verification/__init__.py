"""Records held against the source texts, for anyone who has them."""
