"""Kill publishing at random moments: the site is then the old one, or one
whose change has begun; every file is whole, every link that a reader can come
to leads somewhere; and
the next run makes of it what a run without a kill would have made.

usage: publish_survives_a_kill.py ROOT [TRIES]
SPDX-License-Identifier: Apache-2.0
"""
import os
import random
import shutil
import subprocess
import sys
import time

NEWSROOM = 'examples/newsroom'
CHECK = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                     'publish_links_lead_somewhere.py')


def command(out, root, stories, now):
    files = []
    for s in stories:
        folder = os.path.join(root, NEWSROOM, s)
        files += sorted(os.path.join(folder, f) for f in os.listdir(folder)
                        if f.endswith('.txt'))
    return ['wirecopy', 'publish', '--quiet', '--key', 'key', '--out', out,
            '--base-url', 'https://news.example/', '--now', now, *files]


def tree(site):
    """Every file of the site but the lock and what is half done."""
    out = {}
    for folder, _, names in os.walk(site):
        for name in names:
            path = os.path.join(folder, name)
            rel = os.path.relpath(path, site)
            if rel == '.wirecopy/state' or not rel.startswith('.wirecopy'):
                with open(path, 'rb') as f:
                    out[rel] = f.read()
    return out


def main(root, tries):
    random.seed(7)
    names = sorted(os.listdir(os.path.join(root, NEWSROOM)))
    names = [n for n in names if n != 'README.md']
    first, second = names[:7], names[3:]
    early, late = '2026-03-18T10:00:00Z', '2026-03-19T10:00:00Z'
    subprocess.run(command('old', root, first, early), check=True)
    shutil.copytree('old', 'new')
    begun = time.monotonic()
    subprocess.run(command('new', root, second, late), check=True)
    took = time.monotonic() - begun
    old, new = tree('old'), tree('new')
    seen = {'old': 0, 'new': 0, 'between': 0}
    for _ in range(tries):
        shutil.rmtree('site', ignore_errors=True)
        shutil.copytree('old', 'site')
        p = subprocess.Popen(command('site', root, second, late),
                             stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(.3, 1.05) * took)
        p.kill()
        p.wait()
        now = tree('site')
        state = 'old' if now == old else 'new' if now == new else 'between'
        seen[state] += 1
        if state == 'between':
            if not os.path.exists('site/.wirecopy/journal'):
                print('changed without a journal')
            for path, text in now.items():
                if text not in (old.get(path), new.get(path)):
                    print(f'not whole: {path}')
            if os.system(f'{sys.executable} {CHECK} --reached site '
                         '| grep -v pages$') == 0:
                print('a link leads nowhere')
        subprocess.run(command('site', root, second, late), check=True)
        if tree('site') != new:
            print('not what it should be')
        if os.listdir('site/.wirecopy/stage') or \
                os.path.exists('site/.wirecopy/journal'):
            print('something is left over')
    print(f'killed {tries} times: {seen}', file=sys.stderr)


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 12)
