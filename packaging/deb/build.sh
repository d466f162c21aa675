#!/bin/sh
# Builds earful_VERSION_ARCH.deb: `packaging/deb/build.sh OUT [PYTHON]`. The same source gives the same bytes.
# What Debian lacks (PySide6, numpy, keyring ... new enough) lies in a private place, /usr/lib/earful, with Debian's own
# Python; the versions are those of packaging/constraints.txt. PYTHON (default: python3) must be of the release's version
# and have Earful with its requirements importable; needs also dpkg-deb, readelf, git or SOURCE_DATE_EPOCH.
set -eu
export LC_ALL=C PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1
umask 022
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
python=${2:-python3}
case $python in */*) python=$(cd "$(dirname "$python")" && pwd)/$(basename "$python") ;; esac
: "${SOURCE_DATE_EPOCH:=$(git -C "$root" log -1 --format=%ct)}"
export SOURCE_DATE_EPOCH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

minor=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
next=$("$python" -c 'import sys; print("%d.%d" % (sys.version_info[0], sys.version_info[1] + 1))')
version=$("$python" -c 'import sys; sys.path.insert(0, sys.argv[1]); import earful; print(earful.__version__)' "$root/desktop")
architecture=$(dpkg --print-architecture)
tree=$work/tree
home=$tree/usr/lib/earful
site=$home/lib/python$minor/site-packages
mkdir -p "$site" "$home/bin" "$tree/usr/bin" "$tree/DEBIAN" "$tree/usr/share/doc/earful" "$tree/usr/share/lintian/overrides"

# --- Earful and what it needs
"$python" -m pip wheel -q --no-deps -w "$work/own" "$root" ${BUILD_FLAGS:-}
"$python" -m pip install -q --only-binary :all: --no-compile --no-warn-script-location --root-user-action ignore \
    -c "$root/packaging/constraints.txt" --target "$site" "$work"/own/earful-*.whl
"$python" "$root/packaging/keep_qt.py" "$site"
"$python" "$root/packaging/sbom.py" --path "$site" --without pip > "$tree/usr/share/doc/earful/sbom.cdx.json"
# Not used by the program: an installer, commands of libraries, their tests, stubs and headers.
rm -rf "$site/bin" "$site/pip" "$site"/pip-*.dist-info "$site/pyqtgraph/examples" "$site/numpy/_core/include" \
    "$site/numpy/_core/lib" "$site/numpy/f2py" "$site/shiboken6/include" "$site/PySide6/include" "$site/share"
find "$site" -type d \( -name tests -o -name __pycache__ \) -prune -exec rm -rf {} +
find "$site" \( -name '*.pyi' -o -name '*.pyx' -o -name '*.pxd' -o -name '*.c' -o -name '*.h' -o -name '*.a' -o -name direct_url.json \
    -o -name RECORD -o -name INSTALLER -o -name REQUESTED -o -name '_*_tests.*.so' \) -delete
find "$site" -name '*.py' -exec sed -i '1{/^#!/d}' {} + # modules, no commands
find "$site" -type f -exec chmod 644 {} +
find "$site" -type d -exec chmod 755 {} +

# --- the private Python, and the command
ln -s "../../../bin/python$minor" "$home/bin/python3"
printf 'home = /usr/bin\ninclude-system-site-packages = false\nversion = %s\n' "$minor" > "$home/pyvenv.cfg"
cat > "$tree/usr/bin/earful" <<'SH'
#!/bin/sh
exec /usr/lib/earful/bin/python3 -I -m earful "$@"
SH
chmod 755 "$tree/usr/bin/earful"

# --- what the desktop and Debian want to know
PYTHONPATH="$root/desktop" QT_QPA_PLATFORM=offscreen "$python" "$root/packaging/desktop_files.py" "$tree/usr" > /dev/null
cp "$here/copyright" "$tree/usr/share/doc/earful/copyright"
gzip -9n < "$here/changelog" > "$tree/usr/share/doc/earful/changelog.gz"
cp "$here/lintian-overrides" "$tree/usr/share/lintian/overrides/earful"
for script in postinst prerm; do install -m 755 "$here/$script" "$tree/DEBIAN/$script"; done
find "$tree" -type d -exec chmod 755 {} +
find "$tree/usr/share" -type f -exec chmod 644 {} +
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@PYTHON@/$minor/" -e "s/@NEXT@/$next/" \
    -e "s/@SIZE@/$(du -sk --apparent-size "$tree/usr" | cut -f1)/" "$here/control" > "$tree/DEBIAN/control"
(cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums)
find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz -z6 --build "$tree" "$out/earful_${version}_$architecture.deb"
