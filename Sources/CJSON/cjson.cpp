#define SIMDJSON_EXCEPTIONS 0
#include "cjson.h"

#include <cstring>
#include <memory>
#include <new>
#include <simdjson.h>
#include <string_view>

using namespace simdjson;

// A reader that has met one huge record gives the memory back before the next.
static constexpr size_t kept_capacity = 8 << 20;

struct cjson_reader {
    ondemand::parser parser;
    std::string_view names[32];
    int32_t count = 0;
    std::unique_ptr<char[]> keys;
    // What was unescaped: never longer than the record itself.
    std::unique_ptr<uint8_t[]> text;
    size_t capacity = 0;
};

cjson_reader *cjson_reader_new(const char *names, int32_t count) {
    if (count < 0 || count > 32) return nullptr;
    std::unique_ptr<cjson_reader> reader(new (std::nothrow) cjson_reader);
    if (!reader) return nullptr;
    size_t length = 0;
    for (int32_t i = 0; i < count; i++) length += strlen(names + length) + 1;
    reader->keys.reset(new (std::nothrow) char[length]);
    if (!reader->keys) return nullptr;
    memcpy(reader->keys.get(), names, length);
    const char *name = reader->keys.get();
    for (int32_t i = 0; i < count; i++) {
        reader->names[i] = name;
        name += reader->names[i].size() + 1;
    }
    reader->count = count;
    return reader.release();
}

void cjson_reader_free(cjson_reader *reader) { delete reader; }

static int hex_digit(uint8_t byte) {
    if (byte >= '0' && byte <= '9') return byte - '0';
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/// The four digits behind `\u`, or -1.
static int32_t code_unit(const uint8_t *from, const uint8_t *end) {
    if (end - from < 4) return -1;
    int32_t unit = 0;
    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(from[i]);
        if (digit < 0) return -1;
        unit = unit << 4 | digit;
    }
    return unit;
}

static uint8_t *put_scalar(uint8_t *to, uint32_t scalar) {
    if (scalar < 0x80) {
        *to++ = (uint8_t)scalar;
    } else if (scalar < 0x800) {
        *to++ = (uint8_t)(0xC0 | scalar >> 6);
        *to++ = (uint8_t)(0x80 | (scalar & 0x3F));
    } else if (scalar < 0x10000) {
        *to++ = (uint8_t)(0xE0 | scalar >> 12);
        *to++ = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
        *to++ = (uint8_t)(0x80 | (scalar & 0x3F));
    } else {
        *to++ = (uint8_t)(0xF0 | scalar >> 18);
        *to++ = (uint8_t)(0x80 | (scalar >> 12 & 0x3F));
        *to++ = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
        *to++ = (uint8_t)(0x80 | (scalar & 0x3F));
    }
    return to;
}

/// Moves past one escape (the backslash is at `*from`); a surrogate without its other half becomes U+FFFD.
/// Returns where writing goes on, NULL for no escape of JSON's.
static uint8_t *unescape_one(const uint8_t **from, const uint8_t *end, uint8_t *to) {
    const uint8_t *at = *from + 1;
    if (at == end) return nullptr;
    uint8_t letter = *at++;
    static const char letters[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
    if (letter != 'u') {
        const char *found = letter ? strchr(letters, letter) : nullptr;
        if (!found) return nullptr;
        *to++ = (uint8_t)bytes[found - letters];
    } else {
        int32_t unit = code_unit(at, end);
        if (unit < 0) return nullptr;
        at += 4;
        uint32_t scalar = (uint32_t)unit;
        if ((unit & 0xF800) == 0xD800) {
            scalar = 0xFFFD;
            int32_t low = unit < 0xDC00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u' ? code_unit(at + 2, end) : -1;
            if (low >= 0 && (low & 0xFC00) == 0xDC00) {
                scalar = 0x10000u + ((uint32_t)(unit & 0x3FF) << 10) + (uint32_t)(low & 0x3FF);
                at += 6;
            }
        }
        to = put_scalar(to, scalar);
    }
    *from = at;
    return to;
}

/// Writes a string's content unescaped, hopping from backslash to backslash: simdjson's own unescaping is chosen
/// when compiling, and without compiler flags that is one byte at a time. NULL for a bad escape, which `*from`
/// then points at.
static uint8_t *unescape(const uint8_t **from, const uint8_t *end, uint8_t *to) {
    while (*from < end) {
        const void *found = memchr(*from, '\\', (size_t)(end - *from));
        size_t plain = (size_t)((found ? (const uint8_t *)found : end) - *from);
        memcpy(to, *from, plain);
        to += plain;
        *from += plain;
        if (!found) break;
        uint8_t *next = unescape_one(from, end, to);
        if (!next) return nullptr;
        to = next;
    }
    return to;
}

static cjson_outcome failure(cjson_status status, int32_t field, int64_t offset, const char *message) {
    return {status, field, offset, message};
}

/// `document` is NULL where there is none, because not even the outline of the record could be made out.
static cjson_outcome failure(error_code code, ondemand::document *document, const uint8_t *record) {
    if (code == MEMALLOC) return failure(cjson_out_of_memory, -1, -1, "out of memory");
    if (code == UTF8_ERROR) return failure(cjson_not_utf8, -1, -1, "ill-formed UTF-8");
    const char *location = nullptr;
    int64_t offset = -1;
    if (document && document->current_location().get(location) == SUCCESS) offset = (const uint8_t *)location - record;
    const char *message = "not a JSON object";
    if (code == UNCLOSED_STRING) message = "a string without its closing quote";
    if (code == UNESCAPED_CHARS) message = "a control character inside a string";
    if (code == INCOMPLETE_ARRAY_OR_OBJECT) message = "the object is cut off";
    if (code == DEPTH_ERROR) message = "nested too deep";
    return failure(cjson_malformed, -1, offset, message);
}

/// The content of a raw token that is a string; the white space behind it belongs to the token.
static bool string_content(std::string_view token, const uint8_t **start, const uint8_t **end) {
    while (!token.empty() && strchr(" \t\r\n", token.back())) token.remove_suffix(1);
    if (token.size() < 2 || token.front() != '"' || token.back() != '"') return false;
    *start = (const uint8_t *)token.data() + 1;
    *end = (const uint8_t *)token.data() + token.size() - 1;
    return true;
}

static const char *name_of(char first) {
    switch (first) {
    case '{': return "an object where a string belongs";
    case '[': return "an array where a string belongs";
    case 't': case 'f': return "a boolean where a string belongs";
    default: return "a number where a string belongs";
    }
}

static bool reserve(cjson_reader *reader, size_t length) {
    if (reader->capacity > kept_capacity && length <= kept_capacity) {
        reader->parser = ondemand::parser();
        reader->capacity = 0;
    }
    if (reader->capacity >= length) return true;
    reader->text.reset();
    reader->capacity = 0;
    size_t capacity = length + length / 2;
    reader->text.reset(new (std::nothrow) uint8_t[capacity]);
    if (!reader->text) return false;
    reader->capacity = capacity;
    return reader->parser.allocate(capacity) == SUCCESS;
}

cjson_outcome cjson_read(cjson_reader *reader, const uint8_t *record, int64_t length, cjson_slice *fields) {
    for (int32_t i = 0; i < reader->count; i++) fields[i] = {nullptr, 0};
    if (!reserve(reader, (size_t)length)) return failure(cjson_out_of_memory, -1, -1, "out of memory");
    ondemand::document document;
    padded_string_view padded(record, (size_t)length, (size_t)length + SIMDJSON_PADDING);
    if (auto code = reader->parser.iterate(padded).get(document)) return failure(code, nullptr, record);
    ondemand::object object;
    if (auto code = document.get_object().get(object)) return failure(code, &document, record);
    uint8_t *to = reader->text.get();
    for (auto item : object) {
        ondemand::field field;
        std::string_view key;
        if (auto code = std::move(item).get(field)) return failure(code, &document, record);
        if (auto code = field.unescaped_key().get(key)) return failure(code, &document, record);
        int32_t number = 0;
        while (number < reader->count && key != reader->names[number]) number++;
        if (number == reader->count) continue;
        ondemand::value value = field.value();
        std::string_view token = value.raw_json_token();
        int64_t offset = (const uint8_t *)token.data() - record;
        if (token.substr(0, 4) == "null") {
            fields[number] = {nullptr, 0};
            continue;
        }
        const uint8_t *start = nullptr, *end = nullptr;
        if (!string_content(token, &start, &end))
            return failure(cjson_not_a_string, number, offset, name_of(token.empty() ? '0' : token.front()));
        uint8_t *written = unescape(&start, end, to);
        if (!written) return failure(cjson_malformed, number, start - record, "an escape that JSON does not know");
        fields[number] = {to, written - to};
        to = written;
    }
    const char *rest = nullptr;
    if (document.current_location().get(rest) == SUCCESS)
        return failure(cjson_malformed, -1, (const uint8_t *)rest - record, "something behind the object");
    return failure(cjson_ok, -1, -1, "");
}
