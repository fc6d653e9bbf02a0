#!/usr/bin/env bash
# From the committed trained networks to spikes on an emulated Cortex-M4, with real images:
#   ./demo.sh [Fashion-MNIST images on the board, 500 by default]
# Ends with a table per network and writes the figures to artifacts/demo*.json.
set -euo pipefail
cd "$(dirname "$0")"
. scripts/setup.sh
snn_setup
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

echo "== Building the compiler, the generator and the examples"
for example in FashionMnist Cifar10 NMnist TinyTransformer; do
    dotnet build "examples/$example" --configuration Release --verbosity quiet
done

echo "== Emitting C and building the firmware for Cortex-M4"
cmake --preset cortex-m4 -DSNN_BUILD_EXAMPLES=ON >/dev/null
cmake --build build/cortex-m4 --target demos

# demo <example> <option...>
demo() {
    local example=$1
    shift
    dotnet run --project "examples/$example" --configuration Release --no-build -- demo "$@"
}
echo "== Running Fashion-MNIST"
demo FashionMnist --images "${1:-500}"
echo "== Running CIFAR-10"
demo Cifar10
echo "== Streaming N-MNIST"
demo NMnist
echo "== Running a spiking transformer"
demo TinyTransformer
