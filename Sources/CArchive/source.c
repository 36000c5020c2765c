// For pread.
#define _GNU_SOURCE

#include "source.h"

#include <errno.h>
#include <stdlib.h>
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

// MARK: The streams of an .xz, from the last to the first

enum { xz_header = 12, xz_word = 4 };

/// A number in groups of seven bits, the lowest first; false where it does not end.
static bool xz_number(const uint8_t *bytes, int64_t count, int64_t *at, uint64_t *number) {
    *number = 0;
    for (int shift = 0; shift < 63 && *at < count; shift += 7) {
        uint8_t byte = bytes[(*at)++];
        *number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) return true;
    }
    return false;
}

/// How long the blocks are that an index lists; -1 where it is none.
static int64_t xz_blocks(const uint8_t *index, int64_t count, int64_t most) {
    int64_t at = 1, length = 0;
    uint64_t records;
    if (index[0] != 0 || !xz_number(index, count, &at, &records)) return -1;
    for (; records > 0; records--) {
        uint64_t packed, unpacked;
        if (!xz_number(index, count, &at, &packed) || !xz_number(index, count, &at, &unpacked)) return -1;
        if (packed > (uint64_t)(most - length)) return -1;
        length += (int64_t)(packed + xz_word - 1) / xz_word * xz_word;
        if (length > most) return -1;
    }
    return length;
}

/// Where a stream begins that ends at `end`; -1 where none does.
static int64_t xz_start(const struct source *source, int64_t end) {
    uint8_t footer[xz_header];
    if (!source_read(source, footer, xz_header, end - xz_header) || memcmp(footer + 10, "YZ", 2) != 0) return -1;
    const uint8_t *stored = footer + xz_word;
    int64_t words = stored[0] | stored[1] << 8 | stored[2] << 16 | (int64_t)stored[3] << 24;
    int64_t count = (words + 1) * xz_word;
    int64_t start = end - xz_header - count;
    uint8_t *index = start >= xz_header ? malloc((size_t)count) : NULL;
    if (!index) return -1;
    int64_t blocks = source_read(source, index, count, start) ? xz_blocks(index, count, start - xz_header) : -1;
    free(index);
    return blocks < 0 ? -1 : start - blocks - xz_header;
}

bool source_has_xz_gap(const struct source *source) {
    int64_t end = source->length;
    uint8_t word[xz_word];
    while (end > 0) {
        int64_t stop = end;
        while (stop - end < source_record && source_read(source, word, xz_word, end - xz_word)
               && is_zero(word, xz_word))
            end -= xz_word;
        if (end < stop && (stop < source->length || !source_ends(source, end))) return true;
        end = xz_start(source, end);
    }
    return false;
}
