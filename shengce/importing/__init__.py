"""A workbook of the published form turned back into records: compared, shown, checked, and written when asked."""
