. "$ROOT/tests/cli/versions.bash"
{
    first_version "$agency" 2026-03-02T06:10:00Z
    first_version 'The Harbour Ledger' 2026-03-02T06:22:00Z
    corrected_version "$agency" 2026-03-02T10:40:00Z
    first_version 'Metro Daily Lens' 2026-03-02T11:15:00Z 'Night ferry gets its berth'
    corrected_version 'Northern Post' 2026-03-02T11:20:00Z 'Ferry berth comes in spring'
} >news.jsonl
wirecopy audit --quiet --width 80 news.jsonl
echo "status $?"
wirecopy audit --quiet --width 40 news.jsonl
