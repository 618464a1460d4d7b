# What `make demo` shows: real-shaped routines that others wrote, what the library says of them, one of them mended,
# a plan and the page for its patient. What it writes goes into a temporary folder, which it names, and the page into
# build.
set -u
cd "$(dirname "$0")/.." || exit 2
out=$(mktemp -d)
sr="${BIN:-.venv/bin}/stenosis-routines"

say() { printf '\n%s\n\n' "--- $1"; }

say "A push/pull/legs plan from a training app (WPL)"
"$sr" check examples/push_pull_legs.json
say "A home programme as a hospital hands it out (plan CSV)"
"$sr" check examples/home_programme.csv
say "A plan written by an AI coach (native JSON)"
"$sr" check examples/ai_coach_plan.json
say "What a chat coach answered (Markdown)"
"$sr" check examples/chat_coach.md
say "A workout log (Hevy export)"
"$sr" check examples/hevy_export.csv
say "The article's four movements"
"$sr" check examples/articles_four.json || exit 1
say "The home programme mended: before and after, and why"
"$sr" repair examples/home_programme.csv --diff --write "$out/mended.csv" || exit 1
say "A plan for somebody with ten minutes a day"
"$sr" plan --minutes 10 --explain --write "$out/plan.json" || exit 1
say "The page its patient holds, in English and Korean"
mkdir -p build
"$sr" handout "$out/plan.json" -o build/handout.html || exit 1
"$sr" handout "$out/plan.json" -o build/handout.ko.html --language ko || exit 1
echo "build/handout.html and build/handout.ko.html: open them in a browser, or print them"
say "The plan for a clinical system (FHIR R4)"
"$sr" convert "$out/plan.json" "$out/plan.fhir.json" --to fhir || exit 1
say "All are in $out now; read back and checked"
"$sr" check "$out/mended.csv" "$out/plan.json" "$out/plan.fhir.json" || exit 1
say "What a name means, and what it would take to know"
"$sr" recognise "Barbell back squat" "Pelvic tilt" "무릎 가슴으로 당기기"
