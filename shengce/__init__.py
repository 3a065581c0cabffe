"""The generator of the knowledge base: records -> checks -> derived facts -> views -> pages."""
