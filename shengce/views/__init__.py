"""Frozen views: for each kind of page, all that its template shows, in one language, formatted."""
