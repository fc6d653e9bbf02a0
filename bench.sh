#!/usr/bin/env bash
# Counts instructions on the six emulated cores; they are exact and repeatable, and not cycles.
#   ./bench.sh                   kernels and networks
#   ./bench.sh kernels [--pin]   kernels only; --pin makes their counts the ones that tests expect
#   ./bench.sh networks [images] the examples' networks, layer by layer
#   ./bench.sh emission          how long the generator takes
# Tables here, artifacts/bench.json, artifacts/bench.png and artifacts/bench_networks.json.
set -euo pipefail
cd "$(dirname "$0")"
. scripts/setup.sh
snn_setup
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
exec dotnet run --project tests/benchmarks/SnnDsl.Benchmarks --configuration Release -- "$@"
