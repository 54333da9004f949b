"""ClinicalTrials.gov: a record fetched, repaired, and read without its people."""
