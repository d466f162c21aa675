#!/bin/sh
# Tries the package on a clean Debian: `packaging/deb/try.sh PACKAGE.deb SHOT.png [ROOT]`. As root.
# Installs it into a fresh bookworm (ROOT: one that is there already is copied), opens the demo from the installed files on a
# screen of its own, keeps a picture of it, removes it and fails where anything is left. Needs debootstrap, Xvfb, python3.
set -eu
package=$(realpath "$1")
shot=$(realpath -m "$2")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
root=$work/root
screen=
finish() {
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    for pid in $(cd /proc && echo [0-9]*); do
        [ "$(readlink "/proc/$pid/root" 2>/dev/null)" != "$root" ] || kill -9 "$pid" 2>/dev/null || true
    done
    umount "$root/proc" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
say() { printf '== %s\n' "$1"; }

say "a clean root"
if [ $# -ge 3 ]; then cp -a "$3" "$root"; else debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian > "$work/log"; fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
for file in /etc/apt/apt.conf.d/*proxy* /usr/local/share/ca-certificates/*; do
    [ ! -f "$file" ] || install -D "$file" "$root$file"
done
mount -t proc proc "$root/proc" 2>/dev/null || true
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
inside apt-get update -qq
# What the package asks for stays when it goes; so it is installed first, and only the package's own traces are counted.
sed -n 's/^Depends: //p' "$here/control" | tr ',' '\n' | sed 's/(.*//; s/|.*//; s/ //g' | grep -v '^$' \
    | xargs chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends fonts-noto-core fonts-noto-cjk adduser desktop-file-utils shared-mime-info > "$work/log" 2>&1 \
    || { tail -n 20 "$work/log"; exit 1; }
inside useradd -m person
list() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./tmp -o -path ./home -o -path ./var -o -path ./dev -o -path ./run \) -prune -o -print | LC_ALL=C sort); }
list > "$work/before"

say "install"
cp "$package" "$root/tmp/earful.deb"
inside dpkg -i /tmp/earful.deb > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
missing=$(inside find /usr/lib/earful -name '*.so*' -type f -exec ldd {} + 2>/dev/null | grep 'not found' || true)
[ -z "$missing" ] || { echo "libraries that Depends does not name: $missing"; exit 1; }
inside desktop-file-validate /usr/share/applications/io.github.earful.Earful.desktop
inside su person -s /bin/sh -c 'cd; earful --version && earful doctor' > "$work/doctor" || { cat "$work/doctor"; exit 1; }
head -n 1 "$work/doctor"

say "the demo from the installed files"
mkdir "$work/screen"
Xvfb :97 -screen 0 1440x900x24 -fbdir "$work/screen" > "$work/log" 2>&1 &
screen=$!
for _ in $(seq 50); do [ -S /tmp/.X11-unix/X97 ] && break; sleep 0.2; done
mkdir -p "$root/tmp/.X11-unix" && ln "/tmp/.X11-unix/X97" "$root/tmp/.X11-unix/X97" 2>/dev/null || true
chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME=/home/person su person -s /bin/sh -c \
    'cd; DISPLAY=:97 XDG_RUNTIME_DIR=/home/person exec earful demo' > "$work/said" 2>&1 &
demo=$!
sleep "${SETTLE:-25}"
kill -0 "$demo" || { cat "$work/said"; exit 1; }
mkdir -p "$(dirname "$shot")"
python3 "$here/picture_of.py" "$work/screen/Xvfb_screen0" "$shot"
chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin su person -s /bin/sh -c 'kill -TERM $(cat /proc/[0-9]*/stat 2>/dev/null \
    | awk "/python3|earful/ {print \$1}") 2>/dev/null' || true
for _ in $(seq 50); do kill -0 "$demo" 2>/dev/null || break; sleep 0.2; done
cat "$work/said"

say "remove"
inside dpkg --purge earful > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
list > "$work/after"
diff "$work/before" "$work/after" > "$work/left" || { echo "left behind:"; cat "$work/left"; exit 1; }
echo "nothing is left; the picture: $shot"
