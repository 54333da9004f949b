"""A Firefox of the system, driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/): no driver beside it.

Playwright drives a Firefox of its own alone, which is not what a distribution's readers have.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

NAMES = ("firefox", "firefox-esr")
ENTER, ESCAPE, TAB = "\ue007", "\ue00c", "\ue004"
"""Keys by their codes in WebDriver."""
_WAIT = 30.0


def firefox_path() -> str | None:
    """The program of a Firefox that is installed, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Firefox:
    """One tab of a running Firefox."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._sent = socket, 0
        self.send("session.new", capabilities={})
        self._tab = self.send("browsingContext.create", type="tab")["context"]  # the first tab never has the focus
        self.send("browsingContext.activate", context=self._tab)

    def send(self, method: str, **params: Any) -> Any:
        """Ask for something and give the answer; raises RuntimeError for a refusal."""
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while (answer := json.loads(self._socket.recv(timeout=_WAIT))).get("id") != self._sent:
            pass  # an event
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        return answer["result"]

    def open(self, address: str, width: int = 1280, height: int = 900) -> None:
        """Open a page in a window of so many pixels."""
        self.send("browsingContext.setViewport", context=self._tab, viewport={"width": width, "height": height})
        self.send("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def read(self, expression: str) -> Any:
        """The value of an expression of JavaScript, as JSON can hold it."""
        told = self.send(
            "script.evaluate",
            expression=f"JSON.stringify(({expression}) ?? null)",
            target={"context": self._tab},
            awaitPromise=True,
        )
        if told["type"] == "exception":
            raise RuntimeError(told["exceptionDetails"]["text"])
        return json.loads(told["result"]["value"])

    def wait(self, expression: str) -> Any:
        """The value of an expression as soon as it is true; fails where it never is."""
        end = time.monotonic() + _WAIT
        while not (value := self.read(expression)):
            assert time.monotonic() < end, expression
            time.sleep(0.05)
        return value

    def click(self, selector: str) -> None:
        """Press an element, where a reader would."""
        self.read(f"document.querySelector({json.dumps(selector)}).scrollIntoView({{ block: 'center' }})")
        box = self.read(f"document.querySelector({json.dumps(selector)}).getBoundingClientRect()")
        x, y = (int(box[at] + min(box[size] / 2, 20)) for at, size in (("x", "width"), ("y", "height")))
        moves = [{"type": "pointerMove", "x": x, "y": y}, {"type": "pointerDown", "button": 0}]
        self._act({"type": "pointer", "id": "mouse", "actions": [*moves, {"type": "pointerUp", "button": 0}]})

    def type(self, text: str) -> None:
        """Type letters and keys where the focus is."""
        keys = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": keys})

    def _act(self, *actions: Any) -> None:
        self.send("input.performActions", context=self._tab, actions=list(actions))

    def sides(self) -> int:
        """How many sides of paper the page takes."""
        paper = b64decode(
            self.send("browsingContext.print", context=self._tab, page={"width": 21, "height": 29.7})["data"]
        )
        streams = re.findall(rb"stream\r?\n(.*?)endstream", paper, re.DOTALL)
        texts = (zlib.decompressobj().decompress(one) for one in streams if one.startswith(b"\x78"))
        return sum(len(re.findall(rb"/Type\s*/Page\b", text)) for text in (paper, *texts))


@contextmanager
def running(program: str, folder: Path) -> Iterator[Firefox]:
    """A Firefox with an empty profile, ended at the end."""
    command = [program, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stderr
            listens = (re.search(r"BiDi listening on (ws://\S+)", line) for line in process.stderr)
            found = next(filter(None, listens))
            with connect(f"{found[1]}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.kill()


Opened = Callable[..., Firefox]
"""Opens a page of the site: `in_firefox("words/", width=390)`."""
