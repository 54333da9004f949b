"""The files that people bring: other public formats as records of ClinicalTrials.gov; what cannot be read, named."""
