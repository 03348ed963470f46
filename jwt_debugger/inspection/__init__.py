"""What a person wants to know of a token: pure functions over the values of jose."""
