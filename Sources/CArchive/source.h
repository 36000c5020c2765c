// What an archive is read from, where that can be read at any place.
#ifndef CARCHIVE_SOURCE_H
#define CARCHIVE_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

enum {
    /// What a tar is made of, and files on tapes are filled up to.
    source_block = 512,
    /// What most programs fill a tar up to.
    source_record = 20 * source_block,
    /// What others do, for tapes (`tar -b`): a power of two. More zeros than in the largest may be a loss.
    source_least_tape_record = 32 * source_block,
    source_largest_tape_record = 128 * source_block
};

struct source {
    /// All of it, or NULL where it is a file.
    const uint8_t *whole;
    int64_t length;
    int descriptor;
};

enum source_rest {
    source_filled, ///< Nothing, or zeros that fill up the last record, counted from the start.
    source_zeros,  ///< More zeros: they may lie where something was.
    source_bytes   ///< Others.
};

/// What stands from `offset` to the end.
///
/// - Parameters:
///   - least: where zeros may be expected up to.
///   - may_be_tape: whether records of tapes are filled up too.
/// - Complexity: linear in the zeros.
enum source_rest source_rest(const struct source *source, int64_t offset, int64_t least, bool may_be_tape);

#endif
