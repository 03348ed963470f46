"""What the RFCs say: tokens, keys and algorithms; knows no person and no screen."""
