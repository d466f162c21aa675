#!/bin/sh
# Collects every visible string of the source into resources/translations/*.ts and compiles them to *.qm.
# Needs pyside6-lupdate and pyside6-lrelease (pyside6-essentials) on the path. Run it after changing a string.
set -eu
cd "$(dirname "$0")/.."
sources=$(find desktop/earful -name '*.py' | LC_ALL=C sort)
translations=resources/translations
# English is the source text: its file holds only the plural forms.
pyside6-lupdate -silent -locations none -no-obsolete -source-language en -target-language en -pluralonly \
    $sources -ts "$translations/earful_en.ts"
pyside6-lupdate -silent -locations none -no-obsolete -source-language en -target-language zh_CN \
    $sources -ts "$translations/earful_zh_CN.ts"
for language in en zh_CN; do
    pyside6-lrelease -silent "$translations/earful_$language.ts" -qm "$translations/earful_$language.qm"
done
