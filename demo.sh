#!/usr/bin/env bash
# From the committed trained network to spikes on an emulated Cortex-M4, with real Fashion-MNIST images:
#   ./demo.sh [images on the board, 500 by default]
# Ends with a table and writes artifacts/demo.json.
set -euo pipefail
cd "$(dirname "$0")"
. scripts/setup.sh
snn_setup
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

echo "== Building the compiler, the generator and the example"
dotnet build examples/FashionMnist/FashionMnist.csproj --configuration Release --verbosity quiet

echo "== Emitting C and building the firmware for Cortex-M4"
cmake --preset cortex-m4 -DSNN_BUILD_EXAMPLES=ON >/dev/null
cmake --build build/cortex-m4 --target fashion_mnist fashion_mnist_traced

echo "== Running it"
dotnet run --project examples/FashionMnist/FashionMnist.csproj --configuration Release --no-build -- \
    demo --images "${1:-500}"
