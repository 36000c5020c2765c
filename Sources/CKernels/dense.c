#include "ckernels.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx2"))) static void nonzero_nibbles_avx2(
    const uint8_t *groups, int64_t count, uint64_t *words) {
    const __m256i low = _mm256_set1_epi8(15), zero = _mm256_setzero_si256();
    for (int64_t i = 0; i < count; i++) {
        __m256i both = _mm256_loadu_si256((const __m256i *)(groups + 32 * i));
        __m256i first = _mm256_cmpeq_epi8(_mm256_and_si256(both, low), zero);
        __m256i second = _mm256_cmpeq_epi8(_mm256_andnot_si256(low, both), zero);
        uint64_t absent = (uint32_t)_mm256_movemask_epi8(first) | (uint64_t)(uint32_t)_mm256_movemask_epi8(second) << 32;
        words[i] = ~absent;
    }
}
#endif

void ckernels_nonzero_nibbles_portable(const uint8_t *groups, int64_t count, uint64_t *words) {
    for (int64_t i = 0; i < count; i++) {
        uint64_t word = 0;
        for (int place = 0; place < 32; place++) {
            uint8_t both = groups[32 * i + place];
            word |= (uint64_t)((both & 15) != 0) << place | (uint64_t)(both > 15) << (32 + place);
        }
        words[i] = word;
    }
}

void ckernels_nonzero_nibbles(const uint8_t *groups, int64_t count, uint64_t *words) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return nonzero_nibbles_avx2(groups, count, words);
#endif
    ckernels_nonzero_nibbles_portable(groups, count, words);
}
