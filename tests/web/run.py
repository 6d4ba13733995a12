#!/usr/bin/python3
"""Look at a published site as its readers do: in a browser.

usage: run.py WIRECOPY [--shots FOLDER]

Publishes the newsroom, a few hostile articles and some in other languages, and
then
  accessibility   axe-core finds nothing on any kind of page, light and dark,
                  at 360 and 1440 pixels
  width           nothing is wider than the window, from 360 to 2,560 pixels
  scripts         hostile headlines stay text: nothing runs, nothing is loaded
  keyboard        the first Tab reaches the skip link, which leads to <main>
  html            the Nu Html Checker finds no error in any page or style
With --shots also screenshots. Needs chromium, chromium-driver,
python3-selenium and default-jre-headless of the distribution; axe-core and
the checker come from the Python registry (make web installs all of it).
Prints "N passed, N failed".
SPDX-License-Identifier: Apache-2.0
"""
import functools
import glob
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
NOW = '2026-12-01T08:00:00Z'
HOSTILE = [
    '<script>document.title = "run"</script>',
    '"><img src=x onerror="document.title=\'run\'">',
    "' onmouseover='document.title=\"run\"' x='",
    '</title></h1><svg onload="document.title=\'run\'">',
    '{{title}} ]]> --> &lt;b&gt; \u202egnp.exe',
    'javascript:document.title="run"',
]
STORY = ('PORT ELLERY, March 3 (NPA) - {0} was seen over the harbour on '
         'Monday, said Ines Holt, who runs the ferry.\n\n"{0}", she added, '
         '"is what the note said." The board meets again on Friday.')


SPOKEN = {  # what stands around a text is in its language, or marked as English
    'de': ('Zweiter Anleger für die Nachtfähre',
           'Wernau (NPA) - Die Nachtfähre bekommt im Frühjahr einen zweiten '
           'Anleger, teilte die Hafenverwaltung mit.'),
    'ko': ('야간 여객선에 두 번째 부두',
           '(엘러리항=NPA) 야간 여객선이 봄에 두 번째 부두를 얻는다고 항만 이사회가 화요일 밝혔다.'),
    'ar': ('رصيف ثان لعبّارة الليل',
           'بورت إليري (NPA) - تحصل عبّارة الليل على رصيف ثان في الربيع، كما قال '
           'مجلس الميناء يوم الثلاثاء.')}


class Score:
    def __init__(self):
        self.passed, self.failed = 0, 0

    def add(self, ok, words):
        self.passed += bool(ok)
        self.failed += not ok
        if not ok:
            print(f'web: {words}', file=sys.stderr)


def publish(binary, folder, *paths):
    site = os.path.join(folder, 'site')
    subprocess.run([binary, 'publish', '--quiet', '--out', site,
                    '--base-url', 'https://news.example/', '--now', NOW,
                    '--key', os.path.join(folder, 'key'), *paths],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   check=False)
    if not os.path.exists(os.path.join(site, 'index.html')):
        sys.exit('web: nothing was published')
    return site


def write_hostile(path):
    with open(path, 'w', encoding='utf-8') as f:
        for i, words in enumerate(HOSTILE):
            f.write(json.dumps({
                'id': f'hostile-{i}', 'title': words, 'outlet': words,
                'author': words, 'url': words, 'language': 'en',
                'published': '2026-03-03T08:00:00Z',
                'text': STORY.format(words)}) + '\n')


def write_spoken(path):
    with open(path, 'w', encoding='utf-8') as f:
        for language, (title, text) in SPOKEN.items():
            f.write(json.dumps({
                'id': f'spoken-{language}', 'title': title, 'outlet': 'NPA',
                'author': 'Ines Holt', 'language': language, 'text': text,
                'published': '2026-03-03T08:00:00Z'}) + '\n')


def browser():
    options = Options()
    for flag in ('--headless=new', '--no-sandbox', '--disable-gpu',
                 '--hide-scrollbars', '--disable-dev-shm-usage'):
        options.add_argument(flag)
    options.binary_location = '/usr/bin/chromium'
    options.set_capability('goog:loggingPrefs', {'performance': 'ALL'})
    return webdriver.Chrome(service=Service('/usr/bin/chromedriver'),
                            options=options)


class Reader:
    """A browser, and a server of the folder that it looks at."""

    def __init__(self, folder):
        self.folder, self.root = folder, serve(folder)
        self.driver = browser()

    def show(self, path, width, scheme):
        self.driver.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', {
            'width': width, 'height': 900, 'deviceScaleFactor': 1,
            'mobile': False})
        self.driver.execute_cdp_cmd('Emulation.setEmulatedMedia', {
            'features': [{'name': 'prefers-color-scheme', 'value': scheme}]})
        self.driver.get(f'{self.root}/{os.path.relpath(path, self.folder)}')


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


def serve(folder):
    server = http.server.ThreadingHTTPServer(
        ('127.0.0.1', 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f'http://127.0.0.1:{server.server_address[1]}'


def kinds(site):
    """A few pages of every kind."""
    pages = [os.path.join(site, 'index.html')]
    for folder in sorted(os.listdir(site)):
        pages += sorted(glob.glob(os.path.join(site, folder, '*.html')))[:3]
    return pages


def check_axe(reader, score, pages, axe):
    with open(axe, encoding='utf-8') as f:
        source = f.read()
    for page in pages:
        for width, scheme in ((360, 'light'), (1440, 'dark'), (1440, 'light')):
            reader.show(page, width, scheme)
            reader.driver.execute_script(source)
            found = reader.driver.execute_async_script(
                'const done = arguments[0]; axe.run().then(r => done('
                'r.violations.map(v => v.id + ": " + v.nodes.map('
                'n => n.target + " " + n.failureSummary).join("; "))));')
            score.add(not found, f'{page} {width} {scheme}: {found}')


def check_width(reader, score, pages):
    for page in pages:
        for width in (360, 768, 1024, 1440, 2560):
            reader.show(page, width, 'light')
            over = reader.driver.execute_script(
                'return document.documentElement.scrollWidth')
            score.add(over <= width, f'{page}: {over} wide at {width}')


def check_scripts(reader, score, site):
    pages = glob.glob(os.path.join(site, '**', '*.html'), recursive=True)
    for page in pages:
        reader.driver.get_log('performance')
        reader.show(page, 1440, 'light')
        for link in reader.driver.find_elements(By.TAG_NAME, 'a'):
            href = link.get_attribute('href') or ''
            score.add(not href.lower().startswith(('javascript:', 'data:')),
                      f'{page}: {href}')
        score.add(reader.driver.title != 'run', f'{page}: a script ran')
        score.add(not reader.driver.find_elements(
            By.CSS_SELECTOR, 'main script:not([type*=json]), svg[onload], '
            '[onerror], [onmouseover]'), f'{page}: markup of a value')
        asked = [json.loads(e['message'])['message'] for e in
                 reader.driver.get_log('performance')]
        urls = [m['params']['request']['url'] for m in asked
                if m['method'] == 'Network.requestWillBeSent']
        outside = [u for u in urls if not u.startswith(reader.root) and
                   not u.endswith('/favicon.ico')]
        score.add(not outside, f'{page}: asks for {outside}')


def check_file(reader, score, page):
    """Opened from the disk, a page has its style all the same."""
    reader.driver.get('file://' + page)
    margin = reader.driver.execute_script(
        'return getComputedStyle(document.querySelector(".skip")).position')
    score.add(margin == 'absolute' or margin == 'fixed',
              f'{page}: no style when opened as a file')


def check_keyboard(reader, score, pages):
    for page in pages:
        reader.show(page, 1440, 'light')
        reader.driver.find_element(By.TAG_NAME, 'body').send_keys(Keys.TAB)
        active = reader.driver.switch_to.active_element
        target = active.get_attribute('href') or ''
        name = target.partition('#')[2]
        score.add(name and reader.driver.execute_script(
            'const e = document.getElementById(arguments[0]);'
            'return e && (e.tagName == "MAIN" || e.closest("main"))', name),
            f'{page}: the first Tab does not reach a skip link ({target})')


def check_html(score, site, jar):
    pages = sorted(glob.glob(os.path.join(site, '**', '*.html'),
                             recursive=True))
    styles = sorted(glob.glob(os.path.join(site, '**', '*.css'),
                              recursive=True))
    for files, extra in ((pages, []), (styles, ['--css'])):
        if not files:
            continue
        out = subprocess.run(
            ['java', '-Xss8m', '-jar', jar, '--format', 'json', '--stdout',
             '--exit-zero-always', *extra, *files],
            stdout=subprocess.PIPE, check=True).stdout
        # The checker knows no properties younger than itself.
        bad = [m for m in json.loads(out)['messages']
               if m['type'] == 'error' and
               not m['message'].endswith('exist.')]
        score.passed += len(files) - len({m['url'] for m in bad})
        for url in sorted({m['url'] for m in bad}):
            score.add(False, url + ': ' + '; '.join(sorted(
                {m['message'] for m in bad if m['url'] == url})))


def take_shots(reader, site, folder):
    os.makedirs(folder, exist_ok=True)
    kinds_of = {'index': os.path.join(site, 'index.html')}
    for kind in ('article', 'digest', 'story'):
        files = sorted(glob.glob(os.path.join(site, kind, '*ferry*.html')))
        if files:
            kinds_of[kind] = files[0]
    for kind, page in kinds_of.items():
        for width, scheme in ((360, 'light'), (768, 'light'), (1440, 'light'),
                              (1440, 'dark'), (2560, 'light')):
            reader.show(page, width, scheme)
            reader.driver.save_screenshot(os.path.join(
                folder, f'{kind}-{width}-{scheme}.png'))


def main():
    binary = os.path.abspath(sys.argv[1])
    shots = sys.argv[3] if sys.argv[2:3] == ['--shots'] else None
    axe, jar = os.environ['AXE'], os.environ['VNU']
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        hostile = os.path.join(folder, 'hostile.jsonl')
        write_hostile(hostile)
        spoken = os.path.join(folder, 'spoken.jsonl')
        write_spoken(spoken)
        news = os.path.join(ROOT, 'examples', 'newsroom')
        for name in ('a', 'b', 'c'):
            os.mkdir(os.path.join(folder, name))
        site = publish(binary, os.path.join(folder, 'a'), news)
        bad_site = publish(binary, os.path.join(folder, 'b'), hostile)
        spoken_site = publish(binary, os.path.join(folder, 'c'), spoken)
        reader = Reader(folder)
        try:
            pages = kinds(site)
            own = sorted(glob.glob(os.path.join(spoken_site, 'article', '*')))
            score.add(len(own) == len(SPOKEN), f'{len(own)} languages')
            pages += own
            check_axe(reader, score, pages, axe)
            check_width(reader, score, pages + kinds(bad_site))
            check_scripts(reader, score, bad_site)
            check_keyboard(reader, score, pages)
            check_file(reader, score, pages[0])
            if shots:
                take_shots(reader, site, shots)
        finally:
            reader.driver.quit()
        check_html(score, site, jar)
        check_html(score, bad_site, jar)
        check_html(score, spoken_site, jar)
    print(f'{score.passed} passed, {score.failed} failed')
    return score.failed > 0


sys.exit(main())
