/* JSON values, one after the other.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

static void begin_value(wire__json_out *j)
{
    if (j->needs_comma) wire_buf_char(j->b, ',');
    j->needs_comma = true;
}

void wire__out_open(wire__json_out *j, char bracket)
{
    begin_value(j);
    wire_buf_char(j->b, bracket);
    j->needs_comma = false;
}

void wire__out_close(wire__json_out *j, char bracket)
{
    wire_buf_char(j->b, bracket);
    j->needs_comma = true;
}

void wire__out_key(wire__json_out *j, const char *key)
{
    begin_value(j);
    wire_buf_json(j->b, wire_str_of(key));
    wire_buf_char(j->b, ':');
    j->needs_comma = false;
}

void wire__out_string(wire__json_out *j, wire_str s)
{
    begin_value(j);
    wire_buf_json(j->b, s);
}

void wire__out_uint(wire__json_out *j, uint64_t n)
{
    begin_value(j);
    wire_buf_fmt(j->b, "%llu", (unsigned long long)n);
}

void wire__out_field(wire__json_out *j, const char *key, wire_str value)
{
    if (!value.n) return;
    wire__out_key(j, key);
    wire__out_string(j, value);
}

void wire__out_time(wire__json_out *j, const char *key, wire_time t)
{
    char text[32];
    wire__out_field(j, key, wire__time_rfc3339(t, text));
}
