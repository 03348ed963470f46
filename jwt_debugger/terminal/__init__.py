"""The terminal face of the same answers: arguments in, text and an exit status out, no Qt."""
