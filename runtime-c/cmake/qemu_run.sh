#!/usr/bin/env bash
# Runs a firmware image on an emulated core: qemu_run.sh <core> <image> [argument...]
# The image may be named without its .elf. Its current directory for files is the caller's.
# Exits with the image's exit code, 124 after SNN_QEMU_TIMEOUT seconds (300 unless set).
# `-icount shift=10` makes each instruction take 1024 ns of virtual time; see qemu/counter.c.
set -eu

fail() {
    echo "qemu_run.sh: $*" >&2
    exit 64
}

[ $# -ge 2 ] || fail "usage: qemu_run.sh <core> <image> [argument...]"
core=$1
image=$2
shift 2
case $core in
cortex-m0) board=microbit ;;
cortex-m3) board=mps2-an385 ;;
cortex-m4) board=mps2-an386 ;;
cortex-m7) board=mps2-an500 ;;
cortex-m33) board=mps2-an505 ;;
cortex-m55) board=mps3-an547 ;;
*) fail "unknown core '$core'; known: cortex-m0, cortex-m3, cortex-m4, cortex-m7, cortex-m33, cortex-m55" ;;
esac
[ -f "$image" ] || [ ! -f "$image.elf" ] || image=$image.elf
[ -f "$image" ] || fail "no such image: $image"
command -v qemu-system-arm >/dev/null || fail "qemu-system-arm is missing; on Debian and Ubuntu: apt-get install qemu-system-arm"

# The image splits its command line at blanks; QEMU splits this option at commas unless doubled.
semihosting=enable=on,target=native,arg=$(basename "$image")
for argument in "$@"; do
    case $argument in
    '' | *' '*) fail "arguments must not be empty or contain blanks: '$argument'" ;;
    esac
    semihosting=$semihosting,arg=${argument//,/,,}
done

exec timeout -k 5 "${SNN_QEMU_TIMEOUT:-300}" qemu-system-arm -M "$board" -icount shift=10 \
    -display none -monitor none -serial none -semihosting-config "$semihosting" \
    -kernel "$image" </dev/null
