"""Checks: what is true of one record, between records, in prose and in the built site. They read and never change."""
