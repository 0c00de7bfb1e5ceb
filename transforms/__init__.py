"""From files to a warehouse, one folder a stage. See ARCHITECTURE.md."""
