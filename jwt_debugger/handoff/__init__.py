"""What is handed on of a token: requests, snippets, reports and tokens for tests, all as text."""
