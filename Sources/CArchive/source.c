// For pread.
#define _GNU_SOURCE

#include "source.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

bool source_read(const struct source *source, uint8_t *to, int64_t count, int64_t offset) {
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

bool source_is_zero_block(const struct source *source, int64_t offset) {
    uint8_t block[source_block];
    return source_read(source, block, source_block, offset) && is_zero(block, source_block);
}

bool source_ends(const struct source *source, int64_t offset) {
    int64_t count = source->length - offset;
    if (count <= 0) return true;
    if (count >= source_record || source->length % source_block != 0) return false;
    uint8_t rest[source_record];
    return source_read(source, rest, count, offset) && is_zero(rest, count);
}
