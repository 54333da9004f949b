"""Rules on what texts say of the world, held against what the data says of it: claims compared with facts."""
