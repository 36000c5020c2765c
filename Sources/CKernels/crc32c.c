#include "ckernels.h"

#include <string.h>

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) static uint32_t crc32c_sse42(uint32_t crc, const uint8_t *bytes, int64_t length) {
    uint64_t state = crc;
    while (length >= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        state = __builtin_ia32_crc32di(state, word);
        bytes += 8;
        length -= 8;
    }
    while (length-- > 0) state = __builtin_ia32_crc32qi((uint32_t)state, *bytes++);
    return (uint32_t)state;
}
#endif

uint32_t ckernels_crc32c_portable(uint32_t seed, const uint8_t *bytes, int64_t length) {
    uint32_t crc = ~seed;
    while (length-- > 0) {
        crc ^= *bytes++;
        for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (0x82F63B78u & -(crc & 1));
    }
    return ~crc;
}

uint32_t ckernels_crc32c(uint32_t seed, const uint8_t *bytes, int64_t length) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("sse4.2")) return ~crc32c_sse42(~seed, bytes, length);
#endif
    return ckernels_crc32c_portable(seed, bytes, length);
}
