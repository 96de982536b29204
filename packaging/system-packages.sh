#!/bin/sh
# Installs what Qt and Python need from Debian: with apt where this is root, else says what is missing.
# With the word "validator": what the check and the reading of finished PDFs need; tests are skipped without it.
set -eu
wanted="python3-venv libegl1 libgl1 libopengl0 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6
  libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
  libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libnss3 binutils"
ending=1
if [ "${1:-}" = validator ]; then
  wanted="libjaxb-java poppler-utils"
  command -v java >/dev/null 2>&1 || wanted="default-jre-headless $wanted"
  ending=0
fi

command -v dpkg-query >/dev/null 2>&1 || exit 0   # not Debian: the person knows her own packages

missing=""
for package in $wanted; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
  echo "Some system packages are missing. Please run, once:" >&2
  echo "  sudo apt-get install$missing" >&2
  exit "$ending"
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086  # a list of words on purpose
apt-get install -y -qq --no-install-recommends $missing >/dev/null
