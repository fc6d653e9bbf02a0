#!/usr/bin/env bash
# Stands in for `dotnet build <project> ... -p:SnnOutputDirectory=<directory>`: turns the number in
# answer.cs into C, as the build task does: a file is written only if its text differs.
set -eu
project=$2
for argument in "$@"; do
    case $argument in
    -p:SnnOutputDirectory=*) directory=${argument#*=} ;;
    esac
done
lock=$(dirname "$project")/building
mkdir "$lock" || { echo "two builds at a time" >&2; exit 1; }
trap 'rmdir "$lock"' EXIT
sleep 0.2
echo run >>"$(dirname "$project")/runs.log"
answer=$(grep -o '[0-9][0-9]*' "$(dirname "$project")/answer.cs") || exit 0
mkdir -p "$directory"
write() {
    [ "$(cat "$1" 2>/dev/null)" = "$2" ] || echo "$2" >"$1"
}
for name in keyword_net second_net third_net; do
    write "$directory/snn_net_$name.h" "int snn_net_${name}_answer(void);"
    write "$directory/snn_net_$name.c" "#include \"snn_net_$name.h\"
int snn_net_${name}_answer(void) { return $answer; }"
done
