#!/usr/bin/env bash
# Counts instructions on the six emulated cores; they are exact and repeatable, and not cycles.
#   ./bench.sh                   kernels and networks
#   ./bench.sh kernels           kernels only
#   ./bench.sh --check           compares their counts with the pinned ones; fails if one moved by more than 1 %
#   ./bench.sh --pin             kernels only; makes their counts the pinned ones, which tests expect
#   ./bench.sh networks [images] the examples' networks, layer by layer
#   ./bench.sh emission          how long the generator takes
#   ./bench.sh stack             bounds of the stack, written to runtime-c/include/snn/stack.h
#   ./bench.sh stack --check     whether these bounds hold
#   ./bench.sh table             files of the library, their bytes and stack, written to runtime-c/README.md
#   ./bench.sh table --check     whether that table holds, its figures within 1 %
# Tables here, artifacts/bench.json, artifacts/bench.png and artifacts/bench_networks.json.
set -euo pipefail
cd "$(dirname "$0")"
. scripts/setup.sh
snn_setup
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
exec dotnet run --project tests/benchmarks/SnnDsl.Benchmarks --configuration Release -- "$@"
