# shellcheck shell=bash
# Sourced by demo.sh and test.sh: installs the system packages that are missing, and says what and why.
# Debian 12 or newer and Ubuntu; on other systems it names what is missing and stops.

snn_missing_packages() {
    # command or pattern of a file, package, why
    while read -r need package why; do
        case $need in
        /*) compgen -G "$need" >/dev/null && continue ;;
        *) command -v "$need" >/dev/null 2>&1 && continue ;;
        esac
        echo "$package $why"
    done <<'NEEDS'
gcc gcc compiles the generated C on this machine
g++ g++ compiles the test that calls it from C++
clang clang compiles the C on this machine and for Cortex-M, beside gcc
/usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.asan-*.a libclang-rt-dev sanitizers of clang
clang-format clang-format checks how C is laid out
shellcheck shellcheck checks shell scripts
cmake cmake builds the C
ninja ninja-build runs the builds that CMake writes
arm-none-eabi-gcc gcc-arm-none-eabi compiles the C for Cortex-M
/usr/lib/arm-none-eabi/include/stdint.h libnewlib-arm-none-eabi headers of the cross compiler
qemu-system-arm qemu-system-arm emulates the Cortex-M boards
/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz dataset-fashion-mnist the images the example is trained and tested on
NEEDS
}

snn_setup() {
    if ! command -v dotnet >/dev/null 2>&1; then
        echo "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download" >&2
        return 1
    fi
    local missing packages package why run=
    missing=$(snn_missing_packages)
    [ -z "$missing" ] && return 0
    echo "Missing on this machine:"
    while read -r package why; do
        echo "  $package: $why"
    done <<<"$missing"
    packages=$(echo "$missing" | cut -d' ' -f1 | sort -u | tr '\n' ' ')
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "Install them with this system's package manager (names above are Debian's) and start again." >&2
        return 1
    fi
    [ "$(id -u)" -eq 0 ] || run=sudo
    echo "Installing: $packages"
    $run apt-get update -qq
    # The first run can end with a dpkg error that the same command then repairs.
    # shellcheck disable=SC2086
    $run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null ||
        $run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
    missing=$(snn_missing_packages)
    if [ -n "$missing" ]; then
        echo "Still missing after the installation:" >&2
        echo "$missing" >&2
        return 1
    fi
}
