"""What machines read: files at the site's root, in no language, made from the same facts as the pages."""
