"""ClinicalTrials.gov: fetches, repairs and parses records, without personal data."""
