"""Fetches a page that a person named, without becoming a way into private networks.

The host is resolved once, every address must be public, and the connection goes to exactly that
address; each redirect is checked the same way. Proxies of the environment are not used, because
they would resolve the name a second time.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from bot.errors import DocumentRejected
from bot.services.ports import MAX_FILE_BYTES

if TYPE_CHECKING:
    import httpx

MAX_REDIRECTS = 5
"""Redirects that are followed."""
TIME_LIMIT_S = 30.0
"""Seconds for all of one fetch, redirects included."""
USER_AGENT = "TuningFork/0.1 (knowledge base)"
"""How we introduce ourselves."""
TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""Content types that are taken, with the file ending they stand for."""

Resolve = Callable[[str, int], list[str]]
Permit = Callable[[str], bool]


@dataclass(frozen=True)
class FetchedPage:
    """What an address gave."""

    content: bytes
    """The body."""
    ending: str
    """File ending by content type, such as `.html`."""


def is_address(text: str) -> bool:
    """Whether a source is meant as an address, not as a path."""
    return "://" in text[:12]


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet.

    Private, loopback, link-local, reserved and multicast addresses do not, nor do IPv4 addresses
    wrapped into IPv6.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if wrapped is not None:
            ip = wrapped
        elif ip in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return ip.is_global and not ip.is_multicast


def resolve_host(host: str, port: int) -> list[str]:
    """All IP addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Fetcher:
    """Fetches http(s) addresses within limits."""

    def __init__(
        self,
        *,
        resolve: Resolve = resolve_host,
        permit: Permit = is_public,
        max_bytes: int = MAX_FILE_BYTES,
        time_limit_s: float = TIME_LIMIT_S,
    ) -> None:
        """Set the limits.

        Args:
            resolve: gives the IP addresses of a host.
            permit: says which IP addresses may be connected to.
            max_bytes: largest body taken, after decompression.
            time_limit_s: seconds for one fetch.
        """
        self._resolve = resolve
        self._permit = permit
        self._max_bytes = max_bytes
        self._time_limit_s = time_limit_s

    def fetch(self, address: str) -> FetchedPage:
        """Fetch one address.

        Raises:
            DocumentRejected: with the reason, for every address that is not taken.
        """
        import httpx

        deadline = time.monotonic() + self._time_limit_s
        timeout = httpx.Timeout(min(10.0, self._time_limit_s))
        try:
            with httpx.Client(trust_env=False, timeout=timeout, follow_redirects=False) as client:
                for _ in range(MAX_REDIRECTS + 1):
                    outcome = self._step(client, address, deadline)
                    if isinstance(outcome, FetchedPage):
                        return outcome
                    address = outcome
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            kind = type(error).__name__
            raise DocumentRejected(f"The address did not give a page ({kind}).") from error
        raise DocumentRejected(f"The address redirects more than {MAX_REDIRECTS} times.")

    def _step(self, client: httpx.Client, address: str, deadline: float) -> FetchedPage | str:
        """One request: the page, or the address that it redirects to."""
        import httpx

        host, ip = self._checked_target(address)
        url = httpx.URL(address)
        request = client.build_request(
            "GET",
            url.copy_with(host=ip, userinfo=b"", fragment=None),
            headers={
                "Host": url.netloc.decode("ascii"),
                "User-Agent": USER_AGENT,
                "Accept": ", ".join(TYPES),
            },
            extensions={"sni_hostname": host},
        )
        response = client.send(request, stream=True)
        try:
            if response.is_redirect:
                return str(urljoin(address, response.headers.get("location", "")))
            if response.status_code != httpx.codes.OK:
                raise DocumentRejected(f"The address answered with status {response.status_code}.")
            ending = _ending(response.headers.get("content-type", ""))
            return FetchedPage(self._body(response, deadline), ending)
        finally:
            response.close()

    def _checked_target(self, address: str) -> tuple[str, str]:
        """Host and the one IP address that will be connected to."""
        try:
            parts = urlsplit(address)
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise DocumentRejected("That is not a web address.") from error
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise DocumentRejected("Only http and https addresses can be added.")
        if parts.username or parts.password:
            raise DocumentRejected("Addresses with a password in them are not added.")
        try:
            found = self._resolve(parts.hostname, port)
        except (OSError, UnicodeError) as error:
            raise DocumentRejected("The host of the address is not known.") from error
        if not found or not all(self._permit(ip) for ip in found):
            raise DocumentRejected("The address leads into a private network and is not fetched.")
        return parts.hostname, found[0]

    def _body(self, response: httpx.Response, deadline: float) -> bytes:
        """The body, as long as it keeps to the limits."""
        body = bytearray()
        for part in response.iter_bytes(65_536):
            body += part
            if len(body) > self._max_bytes:
                limit = self._max_bytes / 1_000_000
                raise DocumentRejected(f"The page is larger than {limit:g} MB.")
            if time.monotonic() > deadline:
                raise DocumentRejected(f"The page took longer than {self._time_limit_s:g} seconds.")
        return bytes(body)


def _ending(content_type: str) -> str:
    """The file ending for a content type."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in TYPES:
        named = kind or "nothing"
        raise DocumentRejected(f"The address gives {named}; text, html, pdf and docx are read.")
    return TYPES[kind]
