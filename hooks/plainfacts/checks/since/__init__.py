"""What follows from facts that changed since an earlier version: which sentences to read again."""
