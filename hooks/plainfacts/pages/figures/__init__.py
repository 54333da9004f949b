"""Pictures and icons, drawn at build."""
