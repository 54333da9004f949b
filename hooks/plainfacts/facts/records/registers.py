"""The public trial registers: the pattern of their numbers, and the address of a record."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Register:
    """A register: its name for families, the pattern of its numbers, the address of a record (`{}` is the number).

    `prefix` precedes a number in the id of a source, where the number alone does not identify the register.
    """

    name: str
    pattern: str
    address: str | None
    prefix: str = ""


REGISTERS = (
    Register("ClinicalTrials.gov", r"NCT\d{8}", "https://clinicaltrials.gov/study/{}", "ctgov-"),
    Register(
        "EU Clinical Trials Register (EudraCT)",
        r"20\d{2}-\d{6}-\d{2}",
        "https://www.clinicaltrialsregister.eu/ctr-search/search?query={}",
        "eudract-",
    ),
    Register(
        "EU Clinical Trials (CTIS)",
        r"20\d{2}-\d{6}-\d{2}-\d{2}",
        "https://euclinicaltrials.eu/ctis-public/view/{}",
        "ctis-",
    ),
    Register("ISRCTN", r"ISRCTN\d{8}", "https://www.isrctn.com/{}"),
    Register("German Clinical Trials Register", r"DRKS\d{8}", "https://drks.de/search/en/trial/{}"),
    Register("Australian New Zealand Clinical Trials Registry", r"ACTRN\d{14}", "https://www.anzctr.org.au/{}.aspx"),
    Register("Japan Registry of Clinical Trials", r"jRCT[a-z]?\d{9,10}", "https://jrct.mhlw.go.jp/latest-detail/{}"),
    Register("Chinese Clinical Trial Registry", r"ChiCTR(?:-[A-Z]+-)?\d{8,10}", None),
    Register("Clinical Trials Registry - India", r"CTRI/\d{4}/\d{2,3}/\d{6}", None),
    Register("Overview of Medical Research in the Netherlands", r"NL-OMON\d{4,6}|NTR\d{3,5}|NL\d{3,5}", None),
    Register("UMIN", r"UMIN\d{9}", None),
    Register("Iranian Registry of Clinical Trials", r"IRCT\w{10,22}", None),
    Register("Clinical Research Information Service (Korea)", r"KCT\d{7}", None),
    Register("Pan African Clinical Trial Registry", r"PACTR\d{15,16}", None),
    Register("Brazilian Clinical Trials Registry", r"RBR-[a-z0-9]{5,8}", None),
    Register("Cuban Public Registry of Clinical Trials", r"RPCEC\d{8}", None),
    Register("Sri Lanka Clinical Trials Registry", r"SLCTR/\d{4}/\d{3}", None),
    Register("Thai Clinical Trials Registry", r"TCTR\d{11}", None),
    Register("Peruvian Clinical Trial Registry", r"PER-\d{3}-\d{2}", None),
    Register("Japan Pharmaceutical Information Center", r"JapicCTI-\d{6}", None),
    Register("Lebanon Clinical Trials Registry", r"LBCTR\d{10}", None),
    Register("International Traditional Medicine Clinical Trial Registry", r"ITMCTR\d{10}", None),
    Register("Universal Trial Number", r"U1111-\d{4}-\d{4}", None),
)


def register_of(number: str) -> Register | None:
    """The register whose numbers look like this one, or None."""
    return next((register for register in REGISTERS if re.fullmatch(register.pattern, number)), None)


def address_of(number: str) -> str | None:
    """The address of the record with this number, or None if no stable address is known."""
    register = register_of(number)
    return register.address.format(number) if register and register.address else None
