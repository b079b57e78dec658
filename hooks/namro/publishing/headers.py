"""What the web server sends along with every file: the content security policy and its companions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from namro.outputs.policy import policy

_OFF = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
    "xr-spatial-tracking",
)
_HSTS = "Strict-Transport-Security", "max-age=31536000"
_HSTS_NOTE = "Chỉ bật dòng dưới khi cả tên miền đã chạy HTTPS ổn định: trình duyệt nhớ một năm, tắt HTTPS là mất trang."


def headers() -> Mapping[str, str]:
    """Every header of every answer, HSTS left out: it binds the whole domain."""
    return {
        "Content-Security-Policy": policy(meta=False),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _OFF),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }


def snippet(server: str) -> str:
    """The settings for one kind of server, a key of WRITERS, with comments in Vietnamese."""
    return WRITERS[server]()


def _nginx() -> str:
    rows = [f'add_header {name} "{value}" always;' for name, value in headers().items()]
    return _text(
        "# nginx: đặt trong khối server { … }. Thư mục gốc là liên kết hien-hanh của thư mục phát hành.",
        "# root /srv/trang/hien-hanh;",
        "# Không đặt add_header trong location { … } bên trong: nginx sẽ bỏ hết các dòng dưới đây ở đó.",
        "error_page 404 /404.html;",
        "charset utf-8;",
        "server_tokens off;",
        *rows,
        f"# {_HSTS_NOTE}",
        f'# add_header {_HSTS[0]} "{_HSTS[1]}" always;',
    )


def _apache() -> str:
    rows = [f'Header always set {name} "{value}"' for name, value in headers().items()]
    return _text(
        "# Apache: đặt trong <VirtualHost> hoặc .htaccess; cần mod_headers (a2enmod headers).",
        "# DocumentRoot /srv/trang/hien-hanh   (cần Options FollowSymLinks)",
        "ErrorDocument 404 /404.html",
        "AddDefaultCharset utf-8",
        *rows,
        f"# {_HSTS_NOTE}",
        f'# Header always set {_HSTS[0]} "{_HSTS[1]}"',
    )


def _caddy() -> str:
    rows = [f'\t{name} "{value}"' for name, value in headers().items()]
    return _text(
        "# Caddy: đặt trong khối của tên miền. Caddy tự lấy chứng chỉ HTTPS.",
        "# root * /srv/trang/hien-hanh",
        "# file_server",
        "header {",
        *rows,
        "\t-Server",
        f"\t# {_HSTS_NOTE}",
        f'\t# {_HSTS[0]} "{_HSTS[1]}"',
        "}",
        "handle_errors {",
        "\trewrite * /404.html",
        "\tfile_server",
        "}",
    )


def _hosted() -> str:
    rows = [f"  {name}: {value}" for name, value in headers().items()]
    return _text(
        "# Tệp _headers cho nơi thuê chỗ đọc tệp này (Netlify, Cloudflare Pages): đặt vào thư mục gốc của trang.",
        "/*",
        *rows,
        f"  # {_HSTS_NOTE}",
        f"  # {_HSTS[0]}: {_HSTS[1]}",
    )


def _text(*lines: str) -> str:
    return "\n".join(lines) + "\n"


WRITERS: Mapping[str, Callable[[], str]] = {
    "nginx": _nginx,
    "apache": _apache,
    "caddy": _caddy,
    "_headers": _hosted,
}
"""How the settings are written for each kind of server."""
