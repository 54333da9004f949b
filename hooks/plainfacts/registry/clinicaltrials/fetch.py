"""Fetches a record from ClinicalTrials.gov (API v2), with limits on time and size and with helpful errors."""

import time
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from plainfacts.registry.clinicaltrials.errors import RegistryError
from plainfacts.registry.clinicaltrials.identifiers import NCT
from plainfacts.registry.clinicaltrials.json_values import parse_json

BASE_URL = "https://clinicaltrials.gov/api/v2"
SIZE_LIMIT = 5_000_000  # bytes; the largest records with results are about 3 MB
REDIRECTS = 3
RETRY_ON = (429, 500, 502, 503, 504)


def fetch(
    nct: str,
    *,
    contact: str,
    base_url: str = BASE_URL,
    session: requests.Session | None = None,
    timeout: float = 20.0,
    deadline: float = 90.0,
) -> object:
    """The record with an NCT number, as parsed JSON.

    `contact` (an address of the institution that asks) goes into the User-Agent. `timeout` is in seconds for one
    answer, `deadline` in seconds for the body of it. Raises RegistryError for everything that can go wrong.
    """
    number = nct.strip().upper()
    if not NCT.fullmatch(number):
        raise RegistryError(f"{nct!r} is not an NCT number. Write NCT and eight digits, such as NCT01234567.")
    client = session or open_session(contact)
    url = f"{base_url.rstrip('/')}/studies/{number}"
    try:
        return parse_json(_body(client, url, number, timeout, time.monotonic() + deadline))
    except requests.RequestException as error:
        raise RegistryError(_network_sentence(number, error)) from error


def open_session(
    contact: str, *, retries: int = 4, backoff: float = 1.0, longest_wait: float = 60.0
) -> requests.Session:
    """A session that retries (429, 5xx, broken connections) with growing delays and honours Retry-After.

    `backoff` is the first delay in seconds; no delay is longer than `longest_wait`, even if the server asks for it.
    """
    retry = Retry(
        total=retries,
        backoff_factor=backoff,
        backoff_max=longest_wait,
        retry_after_max=int(longest_wait),
        status_forcelist=RETRY_ON,
        allowed_methods=("GET",),
        respect_retry_after_header=True,
        raise_on_status=False,
    )
    session = requests.Session()
    session.mount("http://", HTTPAdapter(max_retries=retry))
    session.mount("https://", HTTPAdapter(max_retries=retry))
    session.headers.update({"User-Agent": user_agent(contact), "Accept": "application/json"})
    return session


def user_agent(contact: str) -> str:
    """The User-Agent, with a contact: `Plainfacts/0.1.0 (contact)`."""
    try:
        number = version("plainfacts")
    except PackageNotFoundError:
        number = "0"
    return f"Plainfacts/{number} ({' '.join(contact.split())})"


def _body(client: requests.Session, url: str, number: str, timeout: float, until: float) -> bytes:
    """The body of the response. Raises RegistryError for a redirect to another host, a bad status, type or size."""
    host = urlsplit(url).netloc
    for _ in range(REDIRECTS + 1):
        with client.get(url, timeout=timeout, stream=True, allow_redirects=False) as response:
            if not response.is_redirect:
                _refuse_bad_answer(response, number)
                return _read_body(response, number, until)
            url = urljoin(url, response.headers["Location"])
        if urlsplit(url).netloc != host:
            raise RegistryError(
                f"The registry sent us to another host for {number}, so we stopped. Try again later, or use --from."
            )
    raise RegistryError(
        f"The registry redirected {number} more than {REDIRECTS} times. Try again later, or use --from."
    )


def _refuse_bad_answer(response: requests.Response, number: str) -> None:
    if response.status_code == 404:
        raise RegistryError(f"The registry has no record {number}. Check the number.")
    if response.status_code == 429:
        raise RegistryError(f"The registry asks us to slow down (429) and gave no {number}. Try again in some minutes.")
    if response.status_code != 200:
        raise RegistryError(
            f"The registry answered {response.status_code} for {number}. Try again later, or use --from."
        )
    kind = response.headers.get("Content-Type", "nothing").split(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        raise RegistryError(f"The registry answered {number} with {kind}, not JSON. Try again later, or use --from.")


def _read_body(response: requests.Response, number: str, until: float) -> bytes:
    """The body, read in chunks, with limits on its size and time."""
    body = bytearray()
    for piece in response.iter_content(65_536):
        body += piece
        if len(body) > SIZE_LIMIT:
            raise RegistryError(
                f"The answer for {number} is larger than {SIZE_LIMIT // 1_000_000} MB, so we stopped reading."
            )
        if time.monotonic() > until:
            raise RegistryError(f"The registry took too long to send {number}. Try again later, or use --from.")
    return bytes(body)


def _network_sentence(number: str, error: requests.RequestException) -> str:
    """The message for a network error."""
    if isinstance(error, requests.Timeout):
        what = f"The registry did not answer in time for {number}."
    elif isinstance(error, requests.exceptions.ChunkedEncodingError):
        what = f"The answer for {number} was cut off before its end."
    elif isinstance(error, requests.exceptions.SSLError):
        what = f"The registry could not prove who it is when asked for {number}."
    else:
        what = f"The registry could not be reached for {number}."
    return f"{what} Check the network and try again, or use --from with a saved file."
