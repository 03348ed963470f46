"""Files that travel with the program; read them with importlib.resources."""
