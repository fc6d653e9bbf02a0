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
echo run >>"$(dirname "$project")/runs.log"
answer=$(grep -o '[0-9][0-9]*' "$(dirname "$project")/answer.cs") || exit 0
mkdir -p "$directory"
write() {
    [ "$(cat "$1" 2>/dev/null)" = "$2" ] || echo "$2" >"$1"
}
write "$directory/snn_net_keyword_net.h" "int snn_net_keyword_net_answer(void);"
write "$directory/snn_net_keyword_net.c" "#include \"snn_net_keyword_net.h\"
int snn_net_keyword_net_answer(void) { return $answer; }"
