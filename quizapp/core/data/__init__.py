"""Small tables that the program carries with it; NOTICE says where they come from."""
