"""Whom a server on this machine answers: who calls it by a name of its own. A page of another site that has made its
name lead to this machine (DNS rebinding) calls it by that site's name, and hears nothing."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

from namro.problems import UserError

WARNING = "Chú ý: máy khác trong mạng mở được trang này, kể cả mục chưa duyệt. Chỉ dùng trong mạng tin cậy, xong thì tắt."
_OWN = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True)
class Hosts:
    """Where a server listens and the names that it answers to, without ports."""

    address: str
    port: int
    names: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether other machines reach it."""
        return not _loopback(self.address)

    def answers(self, *given: str) -> bool:
        """Whether a request's only Host header names this server."""
        if len(given) != 1:
            return False
        host = given[0]
        name, colon, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        return (name if colon else host).lower() in self.names and (not colon or port == str(self.port))


def hosts(address: str, others: Sequence[str]) -> Hosts:
    """`address` is 'máy:cổng'; `others` are the names by which other machines call this one. Raises UserError: an
    address that others reach needs their names said, and names need such an address."""
    machine, colon, port = address.rpartition(":")
    if not colon or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise UserError(f"“{address}” không phải địa chỉ và cổng; viết dạng 127.0.0.1:8000.")
    machine = machine.strip("[]")
    if not _loopback(machine) and not others:
        message = f"“{machine}” để máy khác trong mạng mở được. Muốn vậy thì nói tên mà máy khác dùng để gọi máy này:"
        raise UserError(f"{message} --cho-may-khac TÊN (ví dụ --cho-may-khac 192.168.1.20).")
    return Hosts(machine, int(port), (*_OWN, *(one.strip().lower() for one in others)))


def _loopback(machine: str) -> bool:
    try:
        return ipaddress.ip_address(machine).is_loopback
    except ValueError:
        return machine == "localhost"
