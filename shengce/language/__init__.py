"""The two languages of the site: interface strings, and numbers and dates written as each language writes them."""
