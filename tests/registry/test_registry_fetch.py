"""The client against a server on this machine that misbehaves as registries do."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from plainfacts.registry import RegistryError, fetch
from plainfacts.registry.clinicaltrials.fetch import open_session, user_agent

RECORD = {"protocolSection": {"identificationModule": {"nctId": "NCT00000001"}}}
BODY = json.dumps(RECORD).encode()


@contextmanager
def server(answer: Any) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Serve `answer(handler, how_often_asked)`; give the address and the headers of every request."""
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append({"path": self.path, **{key.title(): value for key, value in self.headers.items()}})
            with suppress(BrokenPipeError, ConnectionResetError):
                answer(self, len(asked))

        def log_message(self, *_: Any) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}/api/v2", asked
    finally:
        running.shutdown()
        running.server_close()
        thread.join()


def send(handler: Any, status: int = 200, body: bytes = BODY, kind: str = "application/json", **headers: str) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", headers.pop("length", str(len(body))))
    for key, value in headers.items():
        handler.send_header(key.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def get(address: str, **options: Any) -> object:
    session = open_session("office@example.org", retries=2, backoff=0.01, longest_wait=2)
    session.trust_env = False
    return fetch("nct00000001", contact="office@example.org", base_url=address, session=session, **options)


def test_gives_the_record_and_says_who_asks() -> None:
    with server(lambda handler, _: send(handler)) as (address, asked):
        assert get(address) == RECORD
    assert asked[0]["path"] == "/api/v2/studies/NCT00000001"
    assert asked[0]["User-Agent"] == user_agent("office@example.org")
    assert asked[0]["User-Agent"].startswith("Plainfacts/") and "(office@example.org)" in asked[0]["User-Agent"]


def test_waits_as_long_as_retry_after_says() -> None:
    def answer(handler: Any, count: int) -> None:
        send(handler, 429, b"", Retry_After="1") if count == 1 else send(handler)

    with server(answer) as (address, asked):
        start = time.monotonic()
        assert get(address) == RECORD
        assert time.monotonic() - start >= 1
    assert len(asked) == 2


def test_tries_again_after_an_error_of_the_server() -> None:
    with server(lambda handler, count: send(handler, 500 if count == 1 else 200)) as (address, asked):
        assert get(address) == RECORD
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (lambda handler, _: send(handler, 404), "The registry has no record NCT00000001. Check the number."),
        (lambda handler, _: send(handler, 500), "The registry answered 500 for NCT00000001."),
        (lambda handler, _: send(handler, 429), "The registry asks us to slow down (429)"),
        (lambda handler, _: send(handler, kind="text/html; charset=utf-8"), "with text/html, not JSON"),
        (lambda handler, _: send(handler, length="500000"), "was cut off before its end"),
        (lambda handler, _: send(handler, body=BODY[:-5]), "This is not JSON, or it is cut off"),
        (lambda handler, _: send(handler, body=b'{"a": "' + b"x" * 50_000_000 + b'"}'), "larger than 5 MB"),
        (
            lambda handler, _: send(handler, 302, b"", Location="http://localhost:9/elsewhere"),
            "sent us to another host",
        ),
        (lambda handler, _: send(handler, 302, b"", Location=handler.path), "redirected NCT00000001 more than 3 times"),
        (lambda handler, _: send(handler, body=b"\xff\xfe{}"), "not UTF-8"),
    ],
    ids=["404", "500", "429", "html", "cut-off", "half-json", "50-MB", "other-host", "loop", "not-utf-8"],
)
def test_says_what_happened(answer: Any, sentence: str) -> None:
    with server(answer) as (address, _), pytest.raises(RegistryError) as error:
        get(address)
    assert sentence in str(error.value)


def test_follows_a_redirect_on_the_same_host() -> None:
    def answer(handler: Any, count: int) -> None:
        send(handler, 301, b"", Location="/moved/NCT00000001") if count == 1 else send(handler)

    with server(answer) as (address, asked):
        assert get(address) == RECORD
    assert asked[1]["path"] == "/moved/NCT00000001"


def test_gives_up_on_a_server_that_does_not_answer() -> None:
    with server(lambda handler, _: time.sleep(0.5)) as (address, _), pytest.raises(RegistryError) as error:
        get(address, timeout=0.1)
    assert "did not answer in time" in str(error.value) or "could not be reached" in str(error.value)


def test_gives_up_on_an_answer_that_drips() -> None:
    def answer(handler: Any, _: int) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.end_headers()
        for _ in range(20):
            handler.wfile.write(b" " * 70_000)
            time.sleep(0.05)

    with server(answer) as (address, _), pytest.raises(RegistryError, match="took too long"):
        get(address, deadline=0.1)


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(RegistryError, match="could not be reached"):
        get("http://127.0.0.1:9/api/v2")


@pytest.mark.parametrize("number", ["NCT123", "", "../NCT00000001", "NCT000000012", "ISRCTN12345678"])
def test_asks_for_nct_numbers_only(number: str) -> None:
    with pytest.raises(RegistryError, match="not an NCT number"):
        fetch(number, contact="office@example.org", base_url="http://127.0.0.1:9")
