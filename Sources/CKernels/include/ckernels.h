// Inner loops where SIMD pays: packing and unpacking of integer blocks.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4) of `length` bytes, continued from `seed` (0 to begin).
uint32_t ckernels_crc32c(uint32_t seed, const uint8_t *_Nullable bytes, int64_t length);

#endif
