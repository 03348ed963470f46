"""What a reviewer would say of a token: one small function a rule, one registry."""
