"""Official and other published formats → model. Each format has a module of its own."""
