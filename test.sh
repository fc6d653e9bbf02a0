#!/usr/bin/env bash
# Runs every test: .NET, C on this machine under sanitizers, C on six emulated cores.
# Ends with one line, "N passed, N failed"; exits non-zero if anything failed or nothing ran.
set -uo pipefail
cd "$(dirname "$0")" || exit 1
. scripts/setup.sh
snn_setup || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

passed=0
failed=0
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# step <name> <command...>: one step of the build; a failure counts as a failed test.
step() {
    local name=$1
    shift
    echo "== $name"
    "$@" && return 0
    echo "failed: $name" >&2
    failed=$((failed + 1))
    return 1
}

# dotnet_tests <project>: adds the counts of its summary line.
dotnet_tests() {
    local log=$logs/$1.log line p f
    echo "== $1"
    dotnet test "tests/$1" --no-build --nologo 2>&1 | tee "$log"
    local status=${PIPESTATUS[0]}
    line=$(grep -E 'Failed: +[0-9]+, Passed: +[0-9]+' "$log" | tail -n 1)
    p=$(sed -nE 's/.*Passed: +([0-9]+).*/\1/p' <<<"$line")
    f=$(sed -nE 's/.*Failed: +([0-9]+).*/\1/p' <<<"$line")
    count "${p:-0}" "${f:-0}" "$status"
}

# c_tests <preset>: configures, builds and runs the kernel tests.
c_tests() {
    local log=$logs/$1.log p=0 f=0 status=0
    step "Kernel tests: $1" cmake --preset "$1" >"$log" || { cat "$log"; return; }
    step "Build: $1" cmake --build "build/$1" >"$log" || { cat "$log"; return; }
    ctest --preset "$1" 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    f=$(sed -nE 's/.*, ([0-9]+) tests failed out of ([0-9]+).*/\1/p' "$log")
    p=$(sed -nE 's/.* ([0-9]+) tests failed out of ([0-9]+).*/\2/p' "$log")
    count "$((${p:-0} - ${f:-0}))" "${f:-0}" "$status"
}

# count <passed> <failed> <exit status>: a runner that failed without counting anything is one failure.
count() {
    passed=$((passed + $1))
    failed=$((failed + $2))
    if [ "$2" -eq 0 ] && { [ "$3" -ne 0 ] || [ "$1" -eq 0 ]; }; then
        failed=$((failed + 1))
    fi
}

if step "Build" dotnet build SnnDsl.sln --nologo --verbosity quiet; then
    for project in Compiler Generator Data Training Build Conformance; do
        dotnet_tests "SnnDsl.$project.Tests"
    done
fi
for preset in host cortex-m0 cortex-m3 cortex-m4 cortex-m7 cortex-m33 cortex-m55; do
    c_tests "$preset"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
