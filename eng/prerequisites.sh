#!/usr/bin/env bash
# Makes sure that this machine can build the repository and load libtorch, which training needs.
#
# libtorch's .NET binding was compiled with GCC 13: it wants the symbol version GLIBCXX_3.4.32 of the C++ runtime
# (Debian 13, Ubuntu 24.04, or newer). Where that is present, this script does nothing. On Debian 12 it installs the
# newer libstdc++6 (and nothing else) from the next Debian release; anywhere else it says what is missing.
set -euo pipefail

needed='GLIBCXX_3.4.32'

fail() {
  echo "prerequisites: $*" >&2
  exit 1
}

command -v dotnet >/dev/null 2>&1 || fail "the .NET 10 SDK is missing: 'dotnet' is not on the PATH."
case "$(uname -s)" in
  Linux) ;;
  *) exit 0 ;; # On macOS and Windows the binding brings or finds its own C++ runtime.
esac
case "$(uname -m)" in
  x86_64) ;;
  *) fail "libtorch is published for Linux on x86-64 only; this machine is $(uname -m). Using a saved model needs no libtorch." ;;
esac

runtime_library() {
  local path
  path=$(ldconfig -p 2>/dev/null | awk '/libstdc\+\+\.so\.6 .*x86-64/ { print $NF; exit }')
  [ -n "$path" ] || path=$(ls /usr/lib/x86_64-linux-gnu/libstdc++.so.6 /usr/lib64/libstdc++.so.6 2>/dev/null | head -1)
  printf '%s' "$path"
}

new_enough() {
  local library
  library=$(runtime_library)
  # GLIBCXX_3.4.3 is a prefix of many versions: match the whole, NUL-terminated name.
  [ -n "$library" ] && grep -qaP "${needed//./\\.}\x00" "$library"
}

if new_enough; then exit 0; fi

release=$( . /etc/os-release 2>/dev/null && printf '%s %s' "${ID:-unknown}" "${VERSION_ID:-}" )
advice="libtorch needs a C++ runtime with $needed (libstdc++6 of GCC 13 or newer; Debian 13, Ubuntu 24.04 or newer have it). This is ${release}."
[ "$release" = 'debian 12' ] || fail "$advice Install a newer libstdc++6 and run this again."

elevate=''
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || fail "$advice Run this script as root once: it installs libstdc++6 from Debian 13."
  elevate='sudo'
fi

# The mirror, the signing key and any proxy settings are those that this machine already uses for Debian 12.
mirror=$(grep -rhsoE '(https?|http)://[^ ]+' /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list | grep -v security | grep -v snapshot | grep -E '/debian/?$' | head -1 || true)
[ -n "$mirror" ] || fail "$advice No Debian mirror was found in /etc/apt to install it from."
echo "prerequisites: installing libstdc++6 of Debian 13 ($needed is missing here)" >&2
printf 'Package: *\nPin: release n=trixie\nPin-Priority: 100\n' | $elevate tee /etc/apt/preferences.d/distillemb-trixie >/dev/null
printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s trixie main\n' "$mirror" | $elevate tee /etc/apt/sources.list.d/distillemb-trixie.list >/dev/null
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
  $elevate apt-get update -q && DEBIAN_FRONTEND=noninteractive $elevate apt-get install -q -y --no-install-recommends -t trixie libstdc++6
}
for attempt in 1 2 3; do
  if install >"$log" 2>&1; then break; fi
  [ "$attempt" -lt 3 ] || { tail -20 "$log" >&2; fail "apt-get could not install libstdc++6 from Debian 13 (its last lines are above)."; }
  sleep 5
done
new_enough || fail "$advice Installing it did not help; $(runtime_library) still lacks $needed."
