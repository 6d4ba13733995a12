# No id, version or reason keeps a kill from being published: not by a line
# end, a control, a length, nor by bytes that are no UTF-8.
cat >ids.py <<'P'
import json, os, shutil, subprocess, sys

TEXT = ('PORT ELLERY, March 3 (NPA) - The night ferry to Calder Island gets a '
        'second berth in spring, the harbour board said on Monday, and it '
        'will cost four million crowns.\n\nThe old berth stays open until the '
        'summer timetable begins.')
WHAT = {'a line feed': 'a\n2', 'an escape': 'a\x1b[2J', 'a NUL': 'a\x00b',
        'a C1 control': 'a\x85b', 'a length': 'a' * 5000,
        'a line feed and a length': 'urn:a:' + '\n\u00e9' * 4000}


def row(id, n, **more):
    return {'id': id, 'outlet': 'NPA', 'version': str(n),
            'published': f'2026-03-03T08:0{n}:00Z',
            'title': 'Second berth for the night ferry', 'text': TEXT, **more}


def run(n, rows):
    with open('in.jsonl', 'w') as f:
        f.writelines(json.dumps(r) + '\n' for r in rows)
    p = subprocess.run(
        ['wirecopy', 'publish', '-q', '--out', 'site', '--key', 'key', '--now',
         f'2026-03-03T09:{n:02}:00Z', '--base-url', 'https://news.example/',
         'in.jsonl'], capture_output=True, text=True)
    print(p.stderr, end='')


def tell(name):
    seen = []
    for page in sorted(os.listdir('site/article')):
        with open(f'site/article/{page}') as f:
            seen.append('notice' if 'class="notice"' in f.read() else 'text')
    with open('site/.well-known/wirecopy.json') as f:
        states = [x['state'] for x in json.load(f)['receipts']]
    p = subprocess.run(['wirecopy', 'verify', '-q', '--no-history', 'site'],
                       capture_output=True, text=True)
    print(f'{name}: {" ".join(sorted(seen))}; {" ".join(sorted(states))}; '
          f'verify exits {p.returncode}{p.stderr}')
    for path in 'site', 'key':
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)


copy = row('c', 2, outlet='The Post', text=TEXT)
for what, id in WHAT.items():
    run(0, [row(id, 1), copy])
    run(1, [row(id, 3, status='canceled', published='2026-03-03T08:30:00Z',
                title='KILL KILL KILL',
                text='Please kill "Second berth for the night ferry".'), copy])
    run(2, [copy])
    tell(f'{what} in an id')
    run(0, [row('a', 1), copy])
    run(1, [row('a', 3, status='canceled', version=id), copy])
    tell(f'{what} in a version')
    run(0, [row(id, 1)])
    run(1, [row(id, 3, text=TEXT.replace('four', 'five'))])
    tell(f'{what} in the id of a new version')
P
/usr/bin/python3 ids.py
# the id of a text file is its path
name=$(printf 'bad\377.txt')
printf 'Second berth\nBy Ann Quay\n\nPORT ELLERY, March 3 (NPA) - The night ferry gets a second berth in spring, the harbour board said on Monday, and it will cost four million crowns.\n' >"$name"
go() { wirecopy publish -q --out site --key key --base-url https://news.example/ --now "2026-03-03T09:0$1:00Z" "$name"; }
go 0
printf 'Second berth\nBy Ann Quay\n\nPORT ELLERY, March 3 (NPA) - The night ferry gets a second berth in autumn, the harbour board said on Monday, and it will cost five million crowns.\n' >"$name"
go 1
echo 'hold' >rules
wirecopy publish -q --out site --key key --rules rules --base-url https://news.example/ --now 2026-03-03T09:02:00Z "$name"
grep -c 'class="notice"' site/article/*
