"""The frame of every page: menu, banners, sources, languages."""
