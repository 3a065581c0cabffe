"""The drafting assistant: reads one report and proposes every figure of an indicator that it finds."""
