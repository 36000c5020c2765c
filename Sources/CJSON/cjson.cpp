#define RAPIDJSON_ASSERT(condition) ((void)0)
#define RAPIDJSON_HAS_STDSTRING 0
// Strings are passed over sixteen bytes at a time.
#if defined(__x86_64__)
#define RAPIDJSON_SSE2
#elif defined(__aarch64__)
#define RAPIDJSON_NEON
#endif
#include "cjson.h"
#include "ckernels.h"

#include <cstring>
#include <memory>
#include <new>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <rapidjson/stream.h>

using namespace rapidjson;

struct cjson_reader {
    Reader reader;
    const char *names[32];
    int32_t count = 0;
    // A bit for each wanted field that may be a number.
    uint32_t numbers = 0;
    std::unique_ptr<char[]> keys;
    // A copy of the record, which is parsed in place: the values of the wanted fields lie in it.
    std::unique_ptr<char[]> copy;
    size_t capacity = 0;
};

cjson_reader *cjson_reader_new(const char *names, int32_t count, uint32_t numbers) {
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
        name += strlen(name) + 1;
    }
    reader->count = count;
    reader->numbers = numbers;
    return reader.release();
}

void cjson_reader_free(cjson_reader *reader) { delete reader; }

namespace {

/// Keeps the wanted fields of the outermost object; stops at the first of them that is no string.
struct FieldHandler {
    const cjson_reader *reader;
    cjson_slice *fields;
    int depth = 0;
    int32_t wanted = -1;
    int32_t wrong = -1;
    const char *problem = nullptr;

    bool refuse(const char *what) {
        if (depth == 0) problem = "not a JSON object";
        if (depth == 1 && wanted >= 0) {
            problem = what;
            wrong = wanted;
        }
        return !problem;
    }

    bool Null() {
        if (depth == 0) return refuse("");
        if (depth == 1 && wanted >= 0) fields[wanted] = {nullptr, 0};
        return true;
    }
    bool Bool(bool) { return refuse("a boolean where a string belongs"); }
    bool Int(int) { return refuse("a number where a string belongs"); }
    bool Uint(unsigned) { return refuse("a number where a string belongs"); }
    bool Int64(int64_t) { return refuse("a number where a string belongs"); }
    bool Uint64(uint64_t) { return refuse("a number where a string belongs"); }
    bool Double(double) { return refuse("a number where a string belongs"); }
    bool RawNumber(const char *text, SizeType length, bool is_copy) {
        bool may_be = depth == 1 && wanted >= 0 && (reader->numbers >> wanted & 1);
        return may_be ? String(text, length, is_copy) : refuse("a number where a string belongs");
    }

    bool String(const char *text, SizeType length, bool) {
        if (depth == 0) return refuse("");
        if (depth > 1 || wanted < 0) return true;
        fields[wanted] = {(const uint8_t *)text, (int64_t)length};
        return true;
    }

    bool StartObject() {
        if (depth > 0 && !refuse("an object where a string belongs")) return false;
        depth++;
        return true;
    }
    bool Key(const char *text, SizeType length, bool) {
        if (depth > 1) return true;
        wanted = 0;
        while (wanted < reader->count &&
               (strlen(reader->names[wanted]) != length || memcmp(reader->names[wanted], text, length) != 0))
            wanted++;
        if (wanted == reader->count) wanted = -1;
        return true;
    }
    bool EndObject(SizeType) { return depth--, true; }
    bool StartArray() {
        if (!refuse("an array where a string belongs")) return false;
        depth++;
        return true;
    }
    bool EndArray(SizeType) { return depth--, true; }
};

}  // namespace

/// The four hexadecimal digits at `from`, or -1.
static int32_t code_unit(const char *from, const char *end) {
    if (end - from < 4) return -1;
    int32_t unit = 0;
    for (int i = 0; i < 4; i++) {
        char digit = from[i];
        int value = digit >= '0' && digit <= '9' ? digit - '0' : -1;
        if ((digit | 0x20) >= 'a' && (digit | 0x20) <= 'f') value = (digit | 0x20) - 'a' + 10;
        if (value < 0) return -1;
        unit = unit << 4 | value;
    }
    return unit;
}

/// Writes U+FFFD over every escaped surrogate without its other half: crawlers cut texts between the two, and that
/// is no reason to lose a report.
static void mend_surrogates(char *record, size_t length) {
    char *end = record + length;
    for (char *at = record; end - at >= 2; at++) {
        if (*at != '\\') continue;
        at++;
        int32_t unit = *at == 'u' ? code_unit(at + 1, end) : -1;
        if (unit < 0 || (unit & 0xF800) != 0xD800) continue;
        bool is_pair = unit < 0xDC00 && end - at >= 11 && at[5] == '\\' && at[6] == 'u' &&
                       (code_unit(at + 7, end) & 0xFC00) == 0xDC00;
        if (is_pair) {
            at += 10;
        } else {
            memcpy(at + 1, "FFFD", 4);
            at += 4;
        }
    }
}

static bool reserve(cjson_reader *reader, size_t length) {
    // A reader that has met one huge record gives the memory back before the next.
    const size_t kept_capacity = 8 << 20;
    if (reader->capacity >= length && (reader->capacity <= kept_capacity || length > kept_capacity)) return true;
    reader->copy.reset();
    reader->capacity = 0;
    // The parser reads sixteen bytes at a time, from multiples of sixteen on: the last of them are the copy's too.
    static_assert(__STDCPP_DEFAULT_NEW_ALIGNMENT__ >= 16);
    size_t capacity = ((length + length / 2) | 15) + 1;
    reader->copy.reset(new (std::nothrow) char[capacity]);
    if (!reader->copy) return false;
    reader->capacity = capacity;
    return true;
}

static const char *message(ParseErrorCode code) {
    switch (code) {
    case kParseErrorDocumentRootNotSingular: return "something behind the object";
    case kParseErrorStringEscapeInvalid: return "an escape that JSON does not know";
    case kParseErrorStringMissQuotationMark: return "a string without its closing quote";
    default: return GetParseError_En(code);
    }
}

// Iterative, so that deep nesting costs memory and not the stack; numbers are not wanted, so they stay text.
static const unsigned parse_flags = kParseInsituFlag | kParseIterativeFlag | kParseNumbersAsStringsFlag;

/// - is_plain: of a record known to be well-formed.
static ParseResult parse(cjson_reader *reader, bool is_plain, FieldHandler &handler) {
    for (int32_t i = 0; i < reader->count; i++) handler.fields[i] = {nullptr, 0};
    InsituStringStream stream(reader->copy.get());
    if (is_plain) return reader->reader.Parse<parse_flags>(stream, handler);
    return reader->reader.Parse<parse_flags | kParseValidateEncodingFlag>(stream, handler);
}

static void copy_record(cjson_reader *reader, const uint8_t *record, size_t length) {
    memcpy(reader->copy.get(), record, length);
    reader->copy[length] = 0;
}

cjson_outcome cjson_read(cjson_reader *reader, const uint8_t *record, int64_t length, cjson_slice *fields) {
    if (!reserve(reader, (size_t)length + 1)) return {cjson_out_of_memory, -1, -1, "out of memory"};
    bool is_plain = ckernels_is_plain_latin(record, length);
    copy_record(reader, record, (size_t)length);
    FieldHandler handler = {reader, fields};
    ParseResult result = parse(reader, is_plain, handler);
    if (result.Code() == kParseErrorStringUnicodeSurrogateInvalid) {
        copy_record(reader, record, (size_t)length);
        mend_surrogates(reader->copy.get(), (size_t)length);
        handler = {reader, fields};
        result = parse(reader, is_plain, handler);
    }
    int64_t offset = (int64_t)result.Offset();
    if (handler.problem)
        return {handler.wrong >= 0 ? cjson_not_a_string : cjson_malformed, handler.wrong, offset, handler.problem};
    if (!result.IsError()) return {cjson_ok, -1, -1, ""};
    if (result.Code() == kParseErrorStringInvalidEncoding)
        return {cjson_not_utf8, -1, offset, "ill-formed UTF-8"};
    return {cjson_malformed, -1, offset, message(result.Code())};
}
