// What an archive is read from, where that can be read at any place.
#ifndef CARCHIVE_SOURCE_H
#define CARCHIVE_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

enum {
    /// What a tar is made of, and files on tapes are filled up to.
    source_block = 512,
    /// What most programs fill a tar up to.
    source_record = 20 * source_block
};

struct source {
    /// All of it, or NULL where it is a file.
    const uint8_t *whole;
    int64_t length;
    int descriptor;
};

/// Whether so many bytes are there.
bool source_read(const struct source *source, uint8_t *to, int64_t count, int64_t offset);

/// Whether a block of a tar is there and holds nothing but zeros.
bool source_is_zero_block(const struct source *source, int64_t offset);

/// Whether what stands behind the packed bytes is nothing, or zeros that fill up the last block as on a tape: more of
/// them, or others, lie where something was.
bool source_ends(const struct source *source, int64_t offset);

#endif
