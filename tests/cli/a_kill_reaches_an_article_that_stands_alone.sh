. "$ROOT/tests/cli/versions.bash"
{
    first_version 'Metro Daily Lens' 2026-03-02T11:15:00Z
    kill_note 2026-03-02T09:00:00Z
    saffron
} >news.jsonl
wirecopy trace --quiet news.jsonl
wirecopy trace --quiet --jsonl news.jsonl | grep stopped
wirecopy audit --quiet news.jsonl
echo "status $?"
