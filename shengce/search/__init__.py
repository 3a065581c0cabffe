"""Search: pages as documents of spaced text, and the index that Pagefind makes of them."""
