"""Reading paragraphs, sentences and figures as they are printed in Chinese official prose."""
