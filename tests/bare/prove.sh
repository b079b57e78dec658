#!/usr/bin/env bash
# Proves the README's claim: a bare Debian 12 with only python3 and python3-pip, an ordinary user, no git,
# builds the site with one command, passes the tests with another, and builds again without any network.
#
#   sudo tests/bare/prove.sh [PROJECT_FOLDER]      (Debian or Ubuntu with debootstrap; this project by default)
#
# The new system takes its packages from the mirror this machine's apt uses, and pip there is set as pip is here.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
user=dan
code=bookworm

say() { printf '\n== %s\n' "$*"; }

# The first mirror in apt's own settings that carries the release: deb822 stanzas, then one-line entries.
mirror() (
  set +o pipefail # either kind of file may be missing
  {
    cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk -v RS= -v code="$code" '{
      uri = ""; has = 0; off = 0
      count = split($0, lines, "\n")
      for (i = 1; i <= count; i++) {
        words = split(lines[i], word, " ")
        if (word[1] == "URIs:") uri = word[2]
        if (word[1] == "Enabled:" && word[2] == "no") off = 1
        if (word[1] == "Suites:") for (j = 2; j <= words; j++) if (word[j] == code) has = 1
      }
      if (uri != "" && has && !off) print uri
    }'
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
      sed -n 's/^deb  *\(\[[^]]*\] *\)\{0,1\}//p' | awk -v code="$code" '$2 == code { print $1 }'
  } | head -n 1
)

# Local folders that pip is told to look in, one a line: those of --find-links, and the parents of file:// indexes,
# whose pages point to files beside them.
pip_folders() (
  set +o pipefail # there may be no pip here
  python3 -m pip config list 2>/dev/null | tr "'\" =,\\\\" '\n' |
    sed -n 's,/*$,,; s,^file://\(/..*\)/[^/]*$,\1,; /^\//p' |
    while IFS= read -r folder; do if [ -d "$folder" ]; then echo "$folder"; fi; done | sort -u
)

# Everything pip and TLS need to know here goes along: settings, certificates, name service, proxies.
hand_over() {
  local new=$1 file name
  for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/ssl/certs/ca-certificates.crt \
    "${SSL_CERT_FILE:-}" "${PIP_CERT:-}" "${REQUESTS_CA_BUNDLE:-}" "${CURL_CA_BUNDLE:-}"; do
    if [ -f "$file" ]; then install -D -m 644 "$file" "$new$file"; fi
  done
  for name in .config/pip .pip; do
    if [ -d "$HOME/$name" ]; then
      mkdir -p "$new/home/$user/$(dirname "$name")"
      cp -r "$HOME/$name" "$new/home/$user/$name"
    fi
  done
  pip_folders | while IFS= read -r name; do
    mkdir -p "$new$name"
    mount --bind "$name" "$new$name"
  done
  env -0 | { grep -zE '^(PIP_|SSL_)[A-Z_]*=|^[a-zA-Z]+_(proxy|PROXY)=|^REQUESTS_CA_BUNDLE=' || true; } >"$new/pip-env"
}

# Runs a command as the ordinary user in the project folder of the new system, with nothing but pip's settings.
as_user() {
  local new=$1 settings=()
  shift
  mapfile -d '' -t settings <"$new/pip-env"
  chroot "$new" /usr/bin/env -i "${settings[@]}" HOME="/home/$user" PATH=/usr/bin:/bin LANG=C \
    setpriv --reuid="$user" --regid="$user" --clear-groups --no-new-privs \
    sh -c 'cd "$HOME/dự án" && exec "$@"' sh "$@"
}

inside() {
  local project=$1 new=$2 from status=0
  from=$(mirror)
  if [ -z "$from" ]; then
    echo "apt on this machine names no mirror with $code" >&2
    exit 1
  fi
  say "Debian 12 ($code), only python3 and python3-pip added"
  debootstrap --variant=minbase --include=python3,python3-pip "$code" "$new" "$from" >"$new.log" 2>&1 ||
    { tail -n 20 "$new.log" >&2 && exit 1; }
  mount -t proc proc "$new/proc"
  mount --bind /dev "$new/dev"
  chroot "$new" useradd --create-home "$user"
  hand_over "$new"
  mkdir "$new/home/$user/dự án"
  tar -C "$project" -c --exclude=./.git --exclude=./.venv --exclude=./.venv.khoa --exclude=./.cache --exclude=./site \
    --exclude='./.site-*' --exclude=./.??*_cache --exclude=__pycache__ . | tar -C "$new/home/$user/dự án" -x
  chroot "$new" chown -R "$user:$user" "/home/$user"

  say "What this system lacks"
  for program in git node npm gcc uv chromium; do
    if chroot "$new" sh -c "command -v $program"; then echo "$program is there" >&2 && exit 1; fi
  done
  if as_user "$new" python3 -c 'import ensurepip' 2>/dev/null; then echo "ensurepip is there" >&2 && exit 1; fi
  echo "no git, node, npm, gcc, uv, chromium, ensurepip"

  say "Without a network: one sentence, not a traceback"
  (as_user_offline "$new" env PIP_RETRIES=0 python3 manage.py build) >"$new.log" 2>&1 || status=$?
  tail -n 1 "$new.log"
  if [ "$status" != 1 ] || grep -q Traceback "$new.log"; then cat "$new.log" >&2 && exit 1; fi

  say "python3 manage.py build"
  time as_user "$new" python3 manage.py build
  as_user "$new" test -s site/index.html

  say "python3 manage.py test"
  time as_user "$new" python3 manage.py test

  say "Again, without a network"
  time as_user_offline "$new" python3 manage.py build
  as_user "$new" test -s site/index.html

  say "Proved: an ordinary user built the site and passed the tests on a bare Debian 12"
}

# The same in a network namespace of its own, where not even the loopback is up.
as_user_offline() { unshare --net -- bash "$here/tests/bare/prove.sh" --as-user "$@"; }

case ${1:-} in
--inside) inside "$2" "$3" ;;
--as-user) shift && as_user "$@" ;;
*)
  project=$(cd "${1:-$here}" && pwd)
  work=$(mktemp -d)
  # The mounts live in the namespace made here and end with it, so this removal cannot reach through them.
  trap 'rm -rf --one-file-system "$work"' EXIT
  unshare --mount --pid --fork --kill-child --propagation private \
    bash "$here/tests/bare/prove.sh" --inside "$project" "$work/system"
  ;;
esac
