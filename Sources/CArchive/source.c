// For pread.
#define _GNU_SOURCE

#include "source.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/// Whether so many bytes are there.
static bool source_read(const struct source *source, uint8_t *to, int64_t count, int64_t offset) {
    if (offset < 0 || count > source->length || offset > source->length - count) return false;
    if (source->whole) {
        memcpy(to, source->whole + offset, (size_t)count);
        return true;
    }
    while (count > 0) {
        ssize_t part = pread(source->descriptor, to, (size_t)count, offset);
        if (part < 0 && errno == EINTR) continue;
        if (part <= 0) return false;
        to += part;
        offset += part;
        count -= part;
    }
    return true;
}

static bool is_zero(const uint8_t *bytes, int64_t count) {
    return count == 0 || (bytes[0] == 0 && memcmp(bytes, bytes + 1, (size_t)count - 1) == 0);
}

/// The least multiple of a record that is no less.
static int64_t filled(int64_t length, int64_t record) { return (length + record - 1) / record * record; }

enum source_rest source_rest(const struct source *source, int64_t offset, int64_t least, bool may_be_tape) {
    uint8_t bytes[source_record];
    for (int64_t start = offset; start < source->length; start += source_record) {
        int64_t count = source->length - start < source_record ? source->length - start : source_record;
        if (!source_read(source, bytes, count, start) || !is_zero(bytes, count)) return source_bytes;
    }
    bool is_filled = source->length <= filled(least, source_record) && source->length % source_block == 0;
    // What is filled up to the usual record is not by another: of more zeros in it nobody knows.
    may_be_tape = may_be_tape && source->length % source_record != 0;
    for (int64_t record = source_least_tape_record; record <= source_largest_tape_record; record *= 2) {
        is_filled = is_filled || (may_be_tape && source->length == filled(least, record));
    }
    return offset >= source->length || is_filled ? source_filled : source_zeros;
}
