// Inner loops where SIMD pays: packing and unpacking of integer blocks, frequencies of four bits, checksums.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4) of `length` bytes, continued from `seed` (0 to begin).
uint32_t ckernels_crc32c(uint32_t seed, const uint8_t *_Nullable bytes, int64_t length);

/// The same without the processor's own instruction.
uint32_t ckernels_crc32c_portable(uint32_t seed, const uint8_t *_Nullable bytes, int64_t length);

/// Packs 128 integers of at most `bits` (0 to 32) bits into 16 * bits bytes: four lanes, value i in lane i % 4.
void ckernels_pack128(int32_t bits, const uint32_t *_Nonnull values, uint8_t *_Nonnull packed);

/// The inverse of ckernels_pack128; reads exactly 16 * bits bytes.
void ckernels_unpack128(int32_t bits, const uint8_t *_Nonnull packed, uint32_t *_Nonnull values);

/// Turns 128 gaps of at most `bits` bits, each less one, into ascending values that start after `previous` (-1 or
/// more); returns the last in 64 bits, so that a sum that does not fit 32 shows.
int64_t ckernels_ascend128(int32_t bits, int64_t previous, uint32_t *_Nonnull values);

/// Frequencies of four bits, 64 documents in 32 bytes: 0 to 31 in the low halves, 32 to 63 in the high ones. Sets in
/// each of `count` words a bit for each document whose frequency is not zero.
void ckernels_nonzero_nibbles(const uint8_t *_Nonnull groups, int64_t count, uint64_t *_Nonnull words);

/// The same without the processor's wide instructions.
void ckernels_nonzero_nibbles_portable(const uint8_t *_Nonnull groups, int64_t count, uint64_t *_Nonnull words);

#endif
