"""What the web server sends along with every file: the content security policy and its companions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from namro.outputs.policy import card_policy, policy
from namro.publishing.media_types import PACKED, TYPES
from namro.records.addresses import EMBEDS

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
IMMUTABLE = "public, max-age=31536000, immutable"
"""How long browsers keep a file whose name is a hash of its content."""
_HASHED = "tim-kiem/[0-9a-f]{10}/"
"""Where such files are, below the site."""
SMALLEST = 1024
"""Below so many bytes packing costs more than it saves."""
_CACHE, _CSP, _FRAMED = "Cache-Control", "Content-Security-Policy", "X-Frame-Options"
_HSTS = "Strict-Transport-Security", "max-age=31536000"
_HSTS_NOTE = "Chỉ bật dòng dưới khi cả tên miền đã chạy HTTPS ổn định: trình duyệt nhớ một năm, tắt HTTPS là mất trang."


def headers() -> Mapping[str, str]:
    """Every header of every answer, HSTS left out: it binds the whole domain.

    Any site may read the files, the interface for machines above all: they are public, and no answer depends on who asks.
    """
    return {
        _CSP: policy(meta=False),
        "X-Content-Type-Options": "nosniff",
        _FRAMED: "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _OFF),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Access-Control-Allow-Origin": "*",
        _CACHE: "no-cache",
    }


def card_headers() -> Mapping[str, str]:
    """Those of the cards that stand in pages of other sites: they alone may be framed, and hold nothing but words."""
    kept = {name: value for name, value in headers().items() if name != _FRAMED}
    return {**kept, _CSP: card_policy(meta=False)}


def snippet(server: str, base: str = "/") -> str:
    """The settings for one kind of server, a key of WRITERS, with comments in Vietnamese; `base` is the path below
    which the site stands, with a '/' at both ends."""
    return WRITERS[server](base)


def base_of(address: str) -> str:
    """The path of a site's address: 'https://a.vn/tai-lieu/' → '/tai-lieu/'."""
    return urlsplit(address).path or "/"


def _nginx(base: str) -> str:
    set_apart = (_CACHE, _CSP, _FRAMED)
    rows = [
        f'add_header {name} "{value}" always;' for name, value in headers().items() if name not in set_apart
    ]
    packed = " ".join(kind for kind in TYPES if kind in PACKED and kind != "text/html")
    where = (
        "root /srv/trang/hien-hanh;" if base == "/" else f"location {base} {{ alias /srv/trang/hien-hanh/; }}"
    )
    return _text(
        "# nginx: đặt trong khối server { … }. Thư mục gốc là liên kết hien-hanh của thư mục phát hành.",
        f"# {where}",
        "# Không đặt add_header trong location { … } bên trong: nginx sẽ bỏ hết các dòng dưới đây ở đó.",
        f"error_page 404 {base}404.html;",
        "autoindex off;",
        "server_tokens off;",
        "charset utf-8;",
        f"charset_types {packed};",
        "types {",
        *(f"    {kind} {' '.join(ends)};" for kind, ends in TYPES.items()),
        "}",
        "default_type application/octet-stream;",
        "gzip on;",
        "gzip_static on;",
        "gzip_vary on;",
        "gzip_proxied any;",
        f"gzip_min_length {SMALLEST};",
        f"gzip_types {packed};",
        f'set $giu "{headers()[_CACHE]}";',
        f'if ($uri ~ "^{base}{_HASHED}") {{ set $giu "{IMMUTABLE}"; }}',
        f"add_header {_CACHE} $giu always;",
        "# Chỉ thẻ khoản cho trang khác nhúng được đặt trong khung; không trang nào khác.",
        f'set $chinh_sach "{headers()[_CSP]}";',
        f'set $khung "{headers()[_FRAMED]}";',
        f'if ($uri ~ "^{base}{EMBEDS}") {{ set $chinh_sach "{card_headers()[_CSP]}"; set $khung ""; }}',
        f"add_header {_CSP} $chinh_sach always;",
        f"add_header {_FRAMED} $khung always;",
        *rows,
        f"# {_HSTS_NOTE}",
        f'# add_header {_HSTS[0]} "{_HSTS[1]}" always;',
    )


def _apache(base: str) -> str:
    rows = [f'Header always set {name} "{value}"' for name, value in headers().items()]
    found = f"%{{REQUEST_STATUS}} in {{'200', '206', '304'}} && %{{REQUEST_URI}} =~ m#^{base}{_HASHED}#"
    card = f"%{{REQUEST_STATUS}} in {{'200', '206', '304'}} && %{{REQUEST_URI}} =~ m#^{base}{EMBEDS}#"
    where = "DocumentRoot /srv/trang/hien-hanh" if base == "/" else f"Alias {base} /srv/trang/hien-hanh/"
    return _text(
        "# Apache: đặt trong <VirtualHost> hoặc .htaccess; cần: a2enmod headers deflate filter rewrite mime dir.",
        f"# {where}   (cần Options FollowSymLinks)",
        f"ErrorDocument 404 {base}404.html",
        "Options -Indexes +FollowSymLinks",
        "AddDefaultCharset utf-8",
        *(f"AddType {kind} {' '.join(f'.{end}' for end in ends)}" for kind, ends in TYPES.items()),
        f"AddCharset utf-8 {' '.join(f'.{end}' for kind in TYPES if kind in PACKED for end in TYPES[kind])}",
        "# Tệp nén sẵn (.gz) nằm cạnh tệp thường thì gửi tệp nén.",
        "RemoveType .gz",
        "AddEncoding gzip .gz",
        "RewriteEngine On",
        'RewriteCond %{HTTP:Accept-Encoding} "\\bgzip\\b"',
        "RewriteCond %{LA-U:REQUEST_FILENAME}.gz -f",
        "RewriteRule . %{REQUEST_URI}.gz [PT,L]",
        f"AddOutputFilterByType DEFLATE {' '.join(kind for kind in TYPES if kind in PACKED)}",
        "Header always merge Vary Accept-Encoding",
        "# Apache thêm “-gzip” vào dấu của tệp nén; bỏ đi khi trình duyệt hỏi lại, không thì lần nào cũng tải cả tệp.",
        """RequestHeader edit* If-None-Match '-gzip"' '"'""",
        *rows,
        f'Header always set {_CACHE} "{IMMUTABLE}" "expr={found}"',
        "# Chỉ thẻ khoản cho trang khác nhúng được đặt trong khung; không trang nào khác.",
        f'Header always set {_CSP} "{card_headers()[_CSP]}" "expr={card}"',
        f'Header always unset {_FRAMED} "expr={card}"',
        f"# {_HSTS_NOTE}",
        f'# Header always set {_HSTS[0]} "{_HSTS[1]}"',
    )


def _caddy(base: str) -> str:
    rows = [f'{name} "{value}"' for name, value in headers().items()]
    where = "root * /srv/trang/hien-hanh"
    return _text(
        "# Caddy: đặt trong khối của tên miền. Caddy tự lấy chứng chỉ HTTPS.",
        f"# {where}" if base == "/" else f"# handle_path {base}* {{ {where} … file_server {{ … }} }}",
        "# file_server { precompressed gzip }",
        "encode gzip {",
        f"\tminimum_length {SMALLEST}",
        "\tmatch {",
        *(f"\t\theader Content-Type {kind}*" for kind in TYPES if kind in PACKED),
        "\t}",
        "}",
        "header {",
        *(f"\t{row}" for row in rows if not row.startswith((_CACHE, _CSP, _FRAMED))),
        "\t-Server",
        f"\t# {_HSTS_NOTE}",
        f'\t# {_HSTS[0]} "{_HSTS[1]}"',
        "}",
        "# Chỉ thẻ khoản cho trang khác nhúng được đặt trong khung; không trang nào khác.",
        f"@the path {base}{EMBEDS}*",
        f"@trang not path {base}{EMBEDS}*",
        f'header @the {_CSP} "{card_headers()[_CSP]}"',
        *(f'header @trang {name} "{headers()[name]}"' for name in (_CSP, _FRAMED)),
        f"@bam path_regexp ^{base}{_HASHED}",
        f"@khac not path_regexp ^{base}{_HASHED}",
        f'header @bam {_CACHE} "{IMMUTABLE}"',
        f'header @khac {_CACHE} "{headers()[_CACHE]}"',
        *(
            line
            for number, (kind, ends) in enumerate(TYPES.items(), 1)
            for line in (
                f"@kieu{number} path {' '.join(f'*.{end}' for end in ends)}",
                f'header @kieu{number} Content-Type "{kind}{"; charset=utf-8" if kind in PACKED else ""}"',
            )
        ),
        "handle_errors {",
        "\theader {",
        *(f"\t\t{row}" for row in rows),
        "\t\t-Server",
        "\t}",
        '\theader Content-Type "text/html; charset=utf-8"',
        "\t@mat expression {err.status_code} == 404",
        "\thandle @mat {",
        "\t\trewrite * /404.html",
        "\t\tfile_server",
        "\t}",
        "\thandle {",
        '\t\trespond "{err.status_code} {err.status_text}"',
        "\t}",
        "}",
    )


def _hosted(base: str) -> str:
    rows = [f"  {name}: {value}" for name, value in headers().items() if name != _CACHE]
    return _text(
        "# Tệp _headers cho nơi thuê chỗ đọc tệp này (Netlify, Cloudflare Pages): đặt vào thư mục gốc của trang.",
        "# Nén, trang 404 và hỏi lại bản mới là việc của nơi thuê chỗ, không đặt ở đây.",
        f"{base}*",
        *rows,
        f"  # {_HSTS_NOTE}",
        f"  # {_HSTS[0]}: {_HSTS[1]}",
        "# Chỉ thẻ khoản cho trang khác nhúng được đặt trong khung. Dòng có dấu ! bỏ điều đã đặt ở trên (Cloudflare Pages);",
        "# nơi thuê chỗ không hiểu dấu ấy thì thẻ không hiện trong khung của trang khác, còn lại vẫn an toàn.",
        f"{base}{EMBEDS}*",
        f"  ! {_CSP}",
        f"  ! {_FRAMED}",
        f"  {_CSP}: {card_headers()[_CSP]}",
        f"{base}tim-kiem/:ma/:tep",
        f"  {_CACHE}: {IMMUTABLE}",
        *(
            line
            for kind, ends in TYPES.items()
            for end in ends
            for line in (f"{base}*.{end}", f"  Content-Type: {kind}")
        ),
    )


def _text(*lines: str) -> str:
    return "\n".join(lines) + "\n"


WRITERS: Mapping[str, Callable[[str], str]] = {
    "nginx": _nginx,
    "apache": _apache,
    "caddy": _caddy,
    "_headers": _hosted,
}
"""How the settings are written for each kind of server."""
