"""Views into text: the Jinja environment and the rendering of every page in every language."""
