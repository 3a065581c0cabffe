"""One module a kind of page, named like its template in templates/pages/."""
