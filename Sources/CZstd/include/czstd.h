// The wall between Swift and zstd: one-shot compression of blocks of the document store.
#ifndef CZSTD_H
#define CZSTD_H

#include <stdint.h>

/// The version of the library, such as "1.5.4"; a static string.
const char *_Nonnull czstd_version(void);

/// The most bytes a compressed block of `length` bytes can take.
int64_t czstd_bound(int64_t length);

/// Reusable working memory; NULL when memory is out.
typedef struct czstd_compressor czstd_compressor;
czstd_compressor *_Nullable czstd_compressor_new(int32_t level);
void czstd_compressor_free(czstd_compressor *_Nullable compressor);

/// The length that a block made by czstd_compress unpacks to, by its header; -1 when it has no such header.
int64_t czstd_content_length(const uint8_t *_Nullable from, int64_t length);

/// How many bytes the block that begins at `from` has, of `length` at most; -1 when none begins there.
int64_t czstd_block_length(const uint8_t *_Nullable from, int64_t length);

/// The bytes written to `to`, or -1 when `capacity` is too small. A block holds a checksum of what it unpacks to.
int64_t czstd_compress(czstd_compressor *_Nonnull compressor, const uint8_t *_Nullable from, int64_t length,
                       uint8_t *_Nonnull to, int64_t capacity);

/// What `czstd_decompress` answers where memory is out.
enum { czstd_no_memory = -2 };

/// The bytes written to `to`, -1 when the input is damaged or `capacity` is too small. Its working memory is the
/// thread's, and is kept.
int64_t czstd_decompress(const uint8_t *_Nullable from, int64_t length, uint8_t *_Nonnull to, int64_t capacity);

#endif
