#!/usr/bin/env bash
# Runs every test: layout of the sources, .NET, C on this machine under sanitizers, C on six emulated cores,
# and the C that Clang compiles.
#   ./test.sh         everything
#   ./test.sh quick   the core in under two minutes: layout of C, compiler, generator, kernels on this machine,
#                     and a few random networks
# Ends with one line, "N passed, N failed"; a step counts as a test. Exits non-zero if anything failed or
# nothing ran.
set -uo pipefail
cd "$(dirname "$0")" || exit 1
case ${1:-all} in
all | quick) mode=${1:-all} ;;
*)
    echo "test.sh: '$1' is not known; use quick, or nothing for all tests" >&2
    exit 64
    ;;
esac
. scripts/setup.sh
snn_setup || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

passed=0
failed=0
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# step <name> <command...>: one step of the build, which counts as a test.
step() {
    local name=$1
    shift
    echo "== $name"
    if "$@"; then
        passed=$((passed + 1))
        return 0
    fi
    echo "failed: $name" >&2
    failed=$((failed + 1))
    return 1
}

# dotnet_tests <project> <option...>: adds the counts of its summary line.
dotnet_tests() {
    local log=$logs/$1.log line p f
    echo "== $1"
    dotnet test "tests/$1" --no-build --nologo "${@:2}" 2>&1 | tee "$log"
    local status=${PIPESTATUS[0]}
    line=$(grep -E 'Failed: +[0-9]+, Passed: +[0-9]+' "$log" | tail -n 1)
    p=$(sed -nE 's/.*Passed: +([0-9]+).*/\1/p' <<<"$line")
    f=$(sed -nE 's/.*Failed: +([0-9]+).*/\1/p' <<<"$line")
    count "${p:-0}" "${f:-0}" "$status"
}

# c_tests <preset> <option of ctest...>: configures, builds and runs the kernel tests.
c_tests() {
    local log=$logs/$1.log p=0 f=0 status=0
    step "Kernel tests: $1" cmake --preset "$1" >"$log" || { cat "$log"; return; }
    step "Build: $1" cmake --build "build/$1" >"$log" || { cat "$log"; return; }
    ctest --preset "$1" "${@:2}" 2>&1 | tee "$log"
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

c_sources() {
    git ls-files -z '*.c' '*.h' '*.cpp' ':!tests/SnnDsl.Compiler.Tests/Golden' | xargs -0 clang-format --dry-run -Werror
}

# Two at a time: either takes one processor. Analyzers have run in the build.
csharp_sources() {
    local style status
    dotnet format style SnnDsl.sln --verify-no-changes --no-restore &
    style=$!
    dotnet format whitespace SnnDsl.sln --verify-no-changes --no-restore
    status=$?
    wait "$style" && [ "$status" -eq 0 ]
}

shell_scripts() {
    git ls-files -z '*.sh' '.ci/*' | xargs -0 shellcheck -x
}

quick() {
    local project
    for project in Compiler Generator Conformance; do
        step "Build: $project" dotnet build "tests/SnnDsl.$project.Tests" --nologo --verbosity quiet || return
    done
    dotnet_tests SnnDsl.Compiler.Tests
    dotnet_tests SnnDsl.Generator.Tests
    SNN_CONFORMANCE_COUNT=8 dotnet_tests SnnDsl.Conformance.Tests --filter "FullyQualifiedName~HostConformance"
    c_tests host --label-exclude projects
}

everything() {
    local project preset
    if step "Build" dotnet build SnnDsl.sln --nologo --verbosity quiet; then
        for project in Compiler Generator Data Training Build Conformance; do
            dotnet_tests "SnnDsl.$project.Tests"
        done
        step "Layout and style of C#" csharp_sources
    fi
    for preset in host cortex-m0 cortex-m3 cortex-m4 cortex-m7 cortex-m33 cortex-m55 \
        host-clang cortex-m4-clang cortex-m55-clang; do
        c_tests "$preset"
    done
    step "Stack bounds" dotnet run --project tests/benchmarks/SnnDsl.Benchmarks --no-build -- stack --check
    step "Table of kernels" dotnet run --project tests/benchmarks/SnnDsl.Benchmarks --no-build -- table --check
}

step "Layout of C" c_sources
step "Shell scripts" shell_scripts
if [ "$mode" = quick ]; then
    quick
else
    everything
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
