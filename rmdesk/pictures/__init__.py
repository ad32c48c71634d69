"""Pictures of every page, drawn from the demo without a display."""
