"""Kill wirecopy add at random moments: nothing it acknowledged is lost.

usage: kill_at_random.py WIRECOPY ROUNDS SEED

One store through all rounds. In each a process adds two hundred articles, a
few a transaction, and names each when it is on the disk; it is killed at a
random moment. Then the store must open, be whole, and hold every article
that was named. Prints one line.
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import random
import signal
import subprocess
import sys
import time

WORDS = ('harbour ferry council bridge winter school market river storm '
         'engine captain signal island tower garden letter window').split()


def article(rng, number):
    words = ' '.join(rng.choice(WORDS) + str(rng.randrange(400))
                     for _ in range(80))
    return {'id': f'n{number}', 'title': f'Number {number}', 'text': words}


def killed_add(binary, path, delay):
    """Names that were acknowledged before the kill."""
    process = subprocess.Popen(
        [binary, 'add', '--all', '--quiet', '--batch', '7', '--store', 'store',
         path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    out, _ = process.communicate()
    lines = out.decode().split('\n')[:-1]  # a line that was cut is no word
    return {line.split()[1] for line in lines}, process.returncode


def listed(binary):
    out = subprocess.run([binary, 'ls', '--json', '--quiet', '--store',
                          'store'], stdout=subprocess.PIPE, check=True).stdout
    return {json.loads(line)['id'] for line in out.decode().splitlines()}


def main():
    binary, rounds, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    acknowledged, number, killed, begun = set(), 0, 0, 0.05
    for turn in range(rounds):
        path = 'articles.jsonl'
        with open(path, 'w', encoding='utf-8') as f:
            for _ in range(200):
                f.write(json.dumps(article(rng, number)) + '\n')
                number += 1
        started = time.monotonic()
        names, code = killed_add(binary, path, rng.uniform(0, begun))
        if code == 0:  # it was done: kill sooner
            begun = max(0.004, (time.monotonic() - started))
        else:
            killed += 1
            begun *= 1.05 if names else 1.5  # too soon: nothing was named
        acknowledged |= names
        whole = subprocess.run([binary, 'doctor', '--store', 'store'],
                               stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, check=False)
        if not os.path.exists('store/articles.db') and not acknowledged:
            continue
        if whole.returncode != 0 and acknowledged:
            sys.exit(f'round {turn}: {whole.stdout.decode()}')
        lost = acknowledged - listed(binary) if acknowledged else set()
        if lost:
            sys.exit(f'round {turn}: {len(lost)} acknowledged are lost')
    print(f'{rounds} rounds, nothing lost' if killed and acknowledged else
          f'{killed} killed, {len(acknowledged)} acknowledged: no test')


main()
