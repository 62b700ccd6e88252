#!/usr/bin/env bash
# Runs the main job: distils two teachers into an encoder, saves it, loads it and asks it for words it never saw.
# Arguments go to the sample: --data DIR for real data, --help for the rest.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/eng/prerequisites.sh"
dotnet build "$here/samples/Amharic" -c Release --nologo -v quiet -clp:ErrorsOnly
# Not "dotnet run": Ctrl+C has to reach the program itself.
exec dotnet "$here/samples/Amharic/bin/Release/net10.0/Amharic.dll" "$@"
