/* simdjson behind a C face: built without exceptions, so that every failure
 * is a value. The only C++ of the library.
 * SPDX-License-Identifier: Apache-2.0 */
#include <cstring>
#include <new>
#include <type_traits>

#include <simdjson.h>

#include "read_int.h"
#include "read_json.h"

using simdjson::error_code;
namespace od = simdjson::ondemand;
namespace dom = simdjson::dom;

/* Names by their first letter: a chain of places in names, each plus one. */
struct name_index {
    const wire__json_name *names;
    wire__json_lookup *others;
    uint8_t first[256], next[256];
};

struct wire__json {
    od::parser records;
    dom::parser documents;
    name_index index;
};

extern "C" wire__json *wire__json_new(void)
{
    void *p = wire_calloc(1, sizeof(wire__json));
    return p ? new (p) wire__json() : nullptr;
}

extern "C" void wire__json_free(wire__json *j)
{
    if (!j) return;
    j->~wire__json();
    wire_free(j);
}

/* ---- Fields of one object ---- */

static void index_names(name_index *x, const wire__json_name *names,
                        wire__json_lookup *others)
{
    size_t n = 0;
    x->others = others;
    if (x->names == names) return;
    std::memset(x->first, 0, sizeof x->first);
    x->names = names;
    while (n < 255 && names[n].name)
        n++;
    while (n) {
        unsigned char c = static_cast<unsigned char>(names[n - 1].name[0]);
        x->next[n] = x->first[c];
        x->first[c] = static_cast<uint8_t>(n--);
    }
}

static const wire__json_name *other_name(const char *raw, const name_index *x)
{
    size_t n = 0;
    while (raw[n] != '"')
        n += raw[n] == '\\' ? 2 : 1;
    return x->others({raw, n});
}

/* Names are plain ASCII, so the raw key may be compared as it stands. */
static const wire__json_name *find_name(od::raw_json_string key,
                                        const name_index *x)
{
    const char *raw = key.raw();
    for (uint8_t i = x->first[static_cast<unsigned char>(raw[0])]; i;
         i = x->next[i]) {
        const char *name = x->names[i - 1].name;
        size_t n = std::strlen(name);
        if (std::strncmp(raw, name, n) == 0 && raw[n] == '"')
            return &x->names[i - 1];
    }
    return other_name(raw, x);
}

/* "published": false is no time, but says that it is not to go out. */
static const wire__json_name *name_of_no(od::raw_json_string key,
                                         const name_index *x)
{
    const wire__json_name *other = other_name(key.raw(), x);
    return other && other->rank == WIRE__JSON_NO_COUNTS ? other : nullptr;
}

static wire__json_slot text_slot(std::string_view token, uint8_t rank)
{
    size_t n = token.size();
    while (n && std::memchr(" \t\r\n", token[n - 1], 4))
        n--;
    wire__json_slot s = {token.data(), n, WIRE__JSON_TOKEN, rank, false};
    if (n >= 2 && token[0] == '"') {
        s.kind = WIRE__JSON_STRING;
        s.p++;
        s.n -= 2;
        if (!s.n) s.kind = WIRE__JSON_ABSENT;
    }
    return s;
}

static error_code read_value(od::value v, uint8_t rank, wire__json_slot *out)
{
    od::json_type type;
    std::string_view raw;
    if (error_code e = v.type().get(type)) return e;
    switch (type) {
    case od::json_type::array: {
        od::array a;
        if (error_code e = v.get_array().get(a)) return e;
        if (error_code e = a.raw_json().get(raw)) return e;
        *out = {raw.data(), raw.size(), WIRE__JSON_COMPOUND, rank, false};
        return simdjson::SUCCESS;
    }
    case od::json_type::object: {
        od::object o;
        if (error_code e = v.get_object().get(o)) return e;
        if (error_code e = o.raw_json().get(raw)) return e;
        *out = {raw.data(), raw.size(), WIRE__JSON_COMPOUND, rank, false};
        return simdjson::SUCCESS;
    }
    case od::json_type::string: {
        *out = text_slot(v.raw_json_token(), rank);
        od::raw_json_string ignored;
        return v.get_raw_json_string().get(ignored);
    }
    case od::json_type::number:
        *out = text_slot(v.raw_json_token(), rank);
        return simdjson::SUCCESS; /* leaving it unread skips it */
    case od::json_type::boolean:  /* any other value of the slot is better */
        *out = text_slot(v.raw_json_token(), 255);
        out->kind = out->n == 5 && std::memcmp(out->p, "false", 5) == 0
                        ? WIRE__JSON_ABSENT
                        : WIRE__JSON_TRUE;
        return simdjson::SUCCESS;
    default:
        return simdjson::SUCCESS;
    }
}

/* Of what read_value found absent only this has bytes. */
static bool is_false(const wire__json_slot &s)
{
    return s.kind == WIRE__JSON_ABSENT && s.n == 5;
}

/* The best name wins a slot, of equals the first; a flag only an empty one. */
static void keep_best(wire__json_slot *slot, wire__json_slot found,
                      uint8_t rank)
{
    bool is_taken = slot->kind != WIRE__JSON_ABSENT;

    if (found.kind == WIRE__JSON_ABSENT) return;
    slot->is_more |= is_taken;
    if (is_taken && (slot->rank <= rank || found.kind == WIRE__JSON_TRUE))
        return;
    found.is_more = slot->is_more;
    *slot = found;
}

static error_code read_fields(od::document &doc, const name_index *names,
                              wire__json_slot *slots)
{
    od::object object;
    if (error_code e = doc.get_object().get(object)) return e;
    for (auto field : object) {
        od::raw_json_string key;
        od::value v;
        if (error_code e = field.error()) return e;
        if (error_code e = field.key().get(key)) return e;
        if (error_code e = field.value().get(v)) return e;
        const wire__json_name *name = find_name(key, names);
        if (!name) continue;
        wire__json_slot found = {nullptr, 0, WIRE__JSON_ABSENT, 0, false};
        if (error_code e = read_value(v, name->rank, &found)) return e;
        if (is_false(found)) {
            name = name_of_no(key, names);
            if (!name) continue;
            found.kind = WIRE__JSON_TOKEN;
        }
        keep_best(&slots[name->slot], found, name->rank);
    }
    const char *behind;
    return doc.current_location().get(behind) == simdjson::OUT_OF_BOUNDS
               ? simdjson::SUCCESS
               : simdjson::TRAILING_CONTENT;
}

static wire__json_result result_of(error_code e, const char **why)
{
    *why = simdjson::error_message(e);
    switch (e) {
    case simdjson::SUCCESS:
        return WIRE__JSON_OK;
    case simdjson::MEMALLOC:
        return WIRE__JSON_NOMEM;
    case simdjson::UTF8_ERROR:
        return WIRE__JSON_BAD_UTF8;
    case simdjson::INCORRECT_TYPE:
        *why = "not an object";
        break;
    case simdjson::TRAILING_CONTENT:
        *why = "something follows the object";
        break;
    case simdjson::UNCLOSED_STRING:
        *why = "a string is not closed";
        break;
    case simdjson::UNESCAPED_CHARS:
        *why = "a control character inside a string";
        break;
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
        *why = "an array or object is not closed";
        break;
    case simdjson::EMPTY:
        *why = "nothing there";
        break;
    case simdjson::DEPTH_ERROR:
        *why = "nested too deep";
        break;
    case simdjson::TAPE_ERROR:
        *why = "a comma, colon or value is missing";
        break;
    default:
        break;
    }
    return WIRE__JSON_BAD;
}

extern "C" wire__json_result
wire__json_fields(wire__json *j, const char *p, size_t n,
                  const wire__json_name *names, wire__json_lookup *others,
                  wire__json_slot *slots, size_t n_slots, const char **why,
                  size_t *at)
{
    for (size_t i = 0; i < n_slots; i++)
        slots[i] = {nullptr, 0, WIRE__JSON_ABSENT, 0, false};
    *at = 0;
    index_names(&j->index, names, others);
    if (j->records.capacity() < n) { /* grow by half, not line by line */
        size_t want = n + n / 2 + 4096;
        if (j->records.allocate(want) != simdjson::SUCCESS)
            return WIRE__JSON_NOMEM;
    }
    od::document doc;
    error_code e = j->records.iterate(p, n, n + WIRE__PADDING).get(doc);
    if (e) return result_of(e, why);
    e = read_fields(doc, &j->index, slots);
    if (!e) return WIRE__JSON_OK;
    const char *where;
    if (!doc.current_location().get(where) && where >= p && where < p + n)
        *at = static_cast<size_t>(where - p);
    return result_of(e, why);
}

/* ---- A whole document ---- */

static_assert(sizeof(dom::element) <= sizeof(wire__jval::w) &&
                  std::is_trivially_copyable<dom::element>::value,
              "an element fits into a wire__jval");

static wire__jval wrap(dom::element e)
{
    wire__jval v = {{0, 0}, WIRE__JVAL_OTHER};
    std::memcpy(v.w, &e, sizeof e);
    switch (e.type()) {
    case dom::element_type::STRING:
        v.kind = WIRE__JVAL_STRING;
        break;
    case dom::element_type::ARRAY:
        v.kind = WIRE__JVAL_ARRAY;
        break;
    case dom::element_type::OBJECT:
        v.kind = WIRE__JVAL_OBJECT;
        break;
    case dom::element_type::NULL_VALUE:
        v.kind = WIRE__JVAL_NONE;
        break;
    default:
        break;
    }
    return v;
}

static dom::element unwrap(const uint64_t w[2])
{
    dom::element e;
    std::memcpy(static_cast<void *>(&e), w, sizeof e);
    return e;
}

extern "C" wire__json_result wire__json_parse(wire__json *j, wire_str s,
                                              wire__jval *out)
{
    const char *why;
    dom::element root;
    error_code e = j->documents.parse(s.p, s.n, true).get(root);
    if (!e) *out = wrap(root);
    return result_of(e, &why);
}

extern "C" wire_str wire__jval_str(wire__jval v)
{
    std::string_view s;
    if (v.kind != WIRE__JVAL_STRING || unwrap(v.w).get_string().get(s))
        return {nullptr, 0};
    return {s.data(), s.size()};
}

extern "C" wire__jval wire__jval_get(wire__jval v, const char *key)
{
    wire__jval none = {{0, 0}, WIRE__JVAL_NONE};
    dom::object o;
    dom::element e;
    if (v.kind != WIRE__JVAL_OBJECT || unwrap(v.w).get_object().get(o) ||
        o.at_key(key).get(e))
        return none;
    return wrap(e);
}

/* An iterator is a pair of positions; both kinds are two words each. */
template <class It> static void put(uint64_t *w, It it)
{
    static_assert(sizeof(It) <= 16 && std::is_trivially_copyable<It>::value,
                  "an iterator fits into two words");
    std::memcpy(w, &it, sizeof it);
}

template <class It>
static bool step(wire__jiter *box, wire__jval *out,
                 dom::element (*value)(const It &))
{
    It it, end;
    std::memcpy(static_cast<void *>(&it), box->w, sizeof it);
    std::memcpy(static_cast<void *>(&end), box->w + 2, sizeof end);
    if (!(it != end)) return false;
    *out = wrap(value(it));
    ++it;
    put(box->w, it);
    return true;
}

extern "C" wire__jiter wire__jval_iter(wire__jval v)
{
    wire__jiter it = {{0, 0, 0, 0}, WIRE__JVAL_NONE};
    dom::array a;
    dom::object o;
    if (v.kind == WIRE__JVAL_ARRAY && !unwrap(v.w).get_array().get(a)) {
        put(it.w, a.begin());
        put(it.w + 2, a.end());
        it.kind = v.kind;
    } else if (v.kind == WIRE__JVAL_OBJECT &&
               !unwrap(v.w).get_object().get(o)) {
        put(it.w, o.begin());
        put(it.w + 2, o.end());
        it.kind = v.kind;
    }
    return it;
}

extern "C" bool wire__jval_next(wire__jiter *it, wire__jval *out)
{
    if (it->kind == WIRE__JVAL_ARRAY)
        return step<dom::array::iterator>(
            it, out, [](const dom::array::iterator &i) { return *i; });
    if (it->kind == WIRE__JVAL_OBJECT)
        return step<dom::object::iterator>(
            it, out, [](const dom::object::iterator &i) { return i.value(); });
    return false;
}

/* ---- UTF-8 ---- */

extern "C" bool wire__simd_utf8_valid(const char *p, size_t n)
{
    return simdjson::validate_utf8(p, n);
}
