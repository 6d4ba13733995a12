/* Rules of publishing: what parses is matched; what does not is named with
 * file and line.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_str text = {(const char *)data, size};
    wire_subject subject = {WIRE_STR("medtop:15000000"), WIRE_STR("sport")};
    wire_item item = {.subjects = &subject, .n_subjects = 1};
    wire_article article = {.outlet = WIRE_STR("The Post"),
                            .language = WIRE_STR("en"),
                            .published = {1772528040, WIRE_TIME_SECOND},
                            .item = &item};
    wire_doc doc = {.article = &article};
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_rules *rules;
    unsigned line, lines = 1;

    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n';
    PROMISE(a != NULL);
    if (wire_rules_parse(text, "rules", a, &rules, &err) == WIRE_OK) {
        (void)wire_rules_route(rules, &doc, 1772528040, &line);
        PROMISE(line <= lines);
    } else {
        PROMISE(err.code == WIRE_ELIMIT ||
                strncmp(err.text, "rules:", strlen("rules:")) == 0);
    }
    wire_arena_free(a);
    return 0;
}
