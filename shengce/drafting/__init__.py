"""The drafting assistant: reads one report and proposes every statement of the core indicators that it finds."""
