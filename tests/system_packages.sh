#!/usr/bin/env bash
# Installs what tests need from the system's packages, where that is allowed: root on a machine with apt.
# Elsewhere nothing happens, and the last line of `make test` says which tests could not run.
set -u
wanted=()
command -v antiword >/dev/null || wanted+=(antiword)
command -v soffice >/dev/null || wanted+=(libreoffice-writer-nogui)
fc-list 2>/dev/null | grep -q 'NotoSansCJK\|NotoSerifCJK' || wanted+=(fonts-noto-cjk fontconfig)
{ command -v chromium && command -v chromedriver; } >/dev/null || wanted+=(chromium chromium-driver)
[ ${#wanted[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Some tests need ${wanted[*]}; they can be installed with: sudo apt-get install ${wanted[*]}"
  exit 0
fi
echo "installing for tests: ${wanted[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >/dev/null 2>&1
apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null 2>&1 ||
  echo "could not install ${wanted[*]}; the tests that need them are left out"
exit 0
