/* main.c: wirecopy COMMAND: find the command, parse its options, run it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const cli_command commands[] = {
    {"trace", CLI_TRACE, cli_trace, "trace [OPTION]... PATH...",
     "who copied whom: families, copy trees, lost sources",
     "Read articles and say which are copies of one text, who copied from\n"
     "whom, which agency is the lost source, and which passages prove it.\n"
     "\n"
     "PATH is a file, a folder, or - for standard input: plain text, JSONL,\n"
     "CSV, HTML, RSS, Atom, JSON Feed, ninjs, NewsML, NITF, IPTC 7901, mail,\n"
     "also in zip, tar and WARC, and compressed with gzip or zstd. Formats "
     "are\n"
     "recognised by content.\n"
     "\n"
     "Exit status: 0 copies found, 1 none, 2 an error or input skipped."},
    {"compare", CLI_COMPARE, cli_compare, "compare [OPTION]... SOURCE COPY...",
     "what each copy changed",
     "Compare copies with their source: sentence by sentence, which words\n"
     "were changed, which quotations and numbers are not the source's, and\n"
     "whether the copy's label holds.\n"
     "\n"
     "Exit status: 0 no change of the severity given, 1 such a change or no\n"
     "copy at all, 2 an error."},
    {"audit", CLI_AUDIT, cli_audit, "audit [OPTION]... PATH...",
     "are the labels true",
     "Trace articles, and hold every label such as \"published without any\n"
     "modifications to the text\" against what the article was copied from.\n"
     "Copies that carry what their agency corrected, withdrew or killed are\n"
     "listed too.\n"
     "\n"
     "PATH is a file, a folder, or - for standard input, as for trace.\n"
     "\n"
     "Exit status: 0 no label is false and no copy outdated, 1 one is, 2 an\n"
     "error or input skipped."},
    {"digest", CLI_DIGEST, cli_digest, "digest [OPTION]... PATH...",
     "synopsis and takeaways, each with its sentence",
     "Trace articles, and sum every story up: headline, synopsis, key\n"
     "takeaways, who said what, what is scheduled and promised, the numbers,\n"
     "and what outlets differ on. Every line is a sentence of the source,\n"
     "less marked asides, and is held against the source.\n"
     "\n"
     "PATH is a file, a folder, or - for standard input, as for trace.\n"
     "\n"
     "Exit status: 0 a digest was made, 1 there is no story, 2 an error or\n"
     "input skipped."},
    {"read", CLI_READ, cli_read, "read [OPTION]... PATH...",
     "what was understood of each article",
     "Read articles and say what was understood of each: headline, times,\n"
     "dateline, credits, label, and from which bytes each paragraph came.\n"
     "\n"
     "PATH is a file, a folder, or - for standard input, as for trace.\n"
     "With --to the articles are written in another format instead.\n"
     "\n"
     "Exit status: 0 articles found, 1 none, 2 an error or input skipped."},
    {"publish", CLI_PUBLISH, cli_publish,
     "publish --out DIR [OPTION]... PATH...",
     "write a site: pages, digests, feeds, receipts",
     "Trace articles and write a site of them: a page an article, with a\n"
     "label where its text is the agency's own and a receipt that proves it,\n"
     "digests, stories with their copy trees, feeds and sitemaps. Kills,\n"
     "holds, embargoes and corrections reach every page and feed. Only what\n"
     "changed is written.\n"
     "\n"
     "PATH is a file, a folder, or - for standard input, as for trace.\n"
     "\n"
     "  wirecopy publish --out site --base-url https://news.example/ wire/\n"
     "  wirecopy publish --out site --rules rules.txt --dry-run wire/\n"
     "\n"
     "Exit status: 0 the site stands, 1 there was nothing to publish, 2 an\n"
     "error or input skipped."},
    {"verify", CLI_VERIFY, cli_verify, "verify [OPTION]... PAGE|URL...",
     "does a published page's label hold",
     "Check the signed receipt of a page that wirecopy published: who signed\n"
     "it, that no byte of the page was changed, that its text is the agency's\n"
     "as its label says, and that the item was not corrected or killed since.\n"
     "\n"
     "PAGE is a file, a folder (its pages that carry a receipt), or - for\n"
     "standard input; URL an address. The site's keys and list are looked for\n"
     "above the page, in .well-known/wirecopy.json.\n"
     "\n"
     "  wirecopy verify site\n"
     "  wirecopy verify --key desk.pub https://news.example/article/7.html\n"
     "  wirecopy verify --source item.xml --json page.html\n"
     "\n"
     "Exit status: 0 every page holds, though it may have a note, 1 one does\n"
     "not, 2 an error."},
    {"add", CLI_ADD, cli_add, "add [OPTION]... PATH...",
     "keep articles in a store",
     "Add articles to a store, which is made when there is none. What is told\n"
     "as added is on the disk and survives a crash. The same article again is\n"
     "not stored twice; other words under its id are a new version.\n"
     "\n"
     "PATH is a file, a folder, or - for standard input, as for trace.\n"
     "\n"
     "  wirecopy add --store news.store feeds/ archive.warc.gz\n"
     "\n"
     "Exit status: 0 added or there already, 1 no article found, 2 an error\n"
     "or input skipped."},
    {"check", CLI_CHECK, cli_check, "check [OPTION]... PATH...",
     "has this been seen: asked of a store",
     "Say for each article which articles of the store share text with it, "
     "how\n"
     "much of either is in the other, and in which passages.\n"
     "\n"
     "PATH is a file, a folder, or - for standard input, as for trace.\n"
     "\n"
     "  wirecopy check --store news.store draft.txt\n"
     "\n"
     "Exit status: 0 something has been seen, 1 nothing, 2 an error or input\n"
     "skipped."},
    {"ls", CLI_LIST, cli_list, "ls [OPTION]...", "what a store holds",
     "List the articles of a store, the oldest first.\n"
     "\n"
     "Exit status: 0 articles found, 1 none, 2 an error."},
    {"show", CLI_SHOW, cli_show, "show [OPTION]... ID...",
     "an article of a store",
     "Show articles of a store, by id or by the number that ls gives, in "
     "their\n"
     "latest version.\n"
     "\n"
     "Exit status: 0 all are there, 2 an error, or one is not."},
    {"doctor", CLI_DOCTOR, cli_doctor, "doctor [OPTION]...", "is a store whole",
     "Look at everything in a store: the database, every checksum, the seeds\n"
     "of every article. Segments that are lost or damaged are made again.\n"
     "\n"
     "Exit status: 0 it is whole, 1 something is missing or damaged, 2 an\n"
     "error."},
};

const cli_command *cli_commands(size_t *n)
{
    *n = sizeof commands / sizeof *commands;
    return commands;
}

const cli_command *cli_command_find(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
    return NULL;
}

static void print_overview(FILE *to)
{
    fprintf(to,
            "wirecopy %s: knows where every line of the news came from\n"
            "\nusage: wirecopy COMMAND [OPTION]... PATH...\n\n",
            WIRE_VERSION);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        fprintf(to, "  %-10s %s\n", commands[i].name, commands[i].summary);
    fprintf(to, "  %-10s %s\n\n", "help", "of a command: wirecopy help trace");
    fprintf(to, "wirecopy --version tells the version.\n");
}

static int unknown_command(const char *typed)
{
    const char *names[sizeof commands / sizeof *commands + 1], *near;
    size_t n = 0;

    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        names[n++] = commands[i].name;
    names[n++] = "help";
    near = cli_nearest(typed, names, n);
    fprintf(stderr, "wirecopy: no command '%s'", typed);
    if (near)
        fprintf(stderr, "; did you mean %s?", near);
    else if (access(typed, F_OK) == 0)
        fprintf(stderr, "; did you mean wirecopy trace %s?", typed);
    fprintf(stderr, "\nwirecopy help lists the commands.\n");
    return CLI_ERROR;
}

/* wirecopy help [COMMAND], wirecopy help --words [COMMAND] (completion). */
static int run_help(int argc, char **argv)
{
    bool words = argc > 0 && strcmp(argv[0], "--words") == 0;
    const cli_command *c;

    if (words) argc--, argv++;
    if (argc == 0 && words) {
        for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
            printf("%s\n", commands[i].name);
        printf("help\n");
        return CLI_FOUND;
    }
    if (argc == 0 || strcmp(argv[0], "help") == 0) {
        print_overview(stdout);
        return CLI_FOUND;
    }
    c = cli_command_find(argv[0]);
    if (!c) return unknown_command(argv[0]);
    if (words)
        cli_print_words(c);
    else
        cli_print_help(c);
    return CLI_FOUND;
}

static int run_command(const cli_command *c, int argc, char **argv)
{
    cli_args args = cli_args_init();

    if (!cli_parse(c, argc, argv, &args)) return CLI_ERROR;
    if (args.help) {
        cli_print_help(c);
        return CLI_FOUND;
    }
    if (args.n_paths == 0 && !(c->bit & (CLI_LIST | CLI_DOCTOR))) {
        fprintf(stderr, "wirecopy: %s needs a PATH; - is standard input\n",
                c->name);
        return CLI_ERROR;
    }
    return c->run(&args);
}

static int dispatch(int argc, char **argv)
{
    const cli_command *c;

    if (argc < 2) {
        print_overview(stderr);
        return CLI_ERROR;
    }
    if (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0 ||
        strcmp(argv[1], "-h") == 0)
        return run_help(argc - 2, argv + 2);
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
        printf("wirecopy %s\n", WIRE_VERSION);
        return CLI_FOUND;
    }
    c = cli_command_find(argv[1]);
    return c ? run_command(c, argc - 2, argv + 2) : unknown_command(argv[1]);
}

/* Has whoever read standard output gone away? head does when it has seen
 * enough, and that is no error. */
static bool is_unread(int error)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};

    return error == EPIPE ||
           (poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0);
}

int main(int argc, char **argv)
{
    int code;

    cli_prepare_streams();
    code = dispatch(argc, argv);
    errno = 0;
    if ((fflush(stdout) != 0 || ferror(stdout)) && !is_unread(errno)) {
        perror("wirecopy: cannot write standard output");
        code = CLI_ERROR;
    }
    return code;
}
