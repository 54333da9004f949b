"""The pages, sheets and cards of trials."""
