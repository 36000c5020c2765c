#include "ckernels.h"

#include <string.h>

enum { lanes = 64, sketch_bytes = 72 };

static int agree_portable(const uint8_t *sketch, const uint8_t *other) {
    for (int band = 0; band < 16; band++) {
        const uint8_t *a = sketch + band, *b = other + band;
        if (memcmp(sketch + 4 * band, other + 4 * band, 4) == 0) return 1;
        if (a[0] == b[0] && a[16] == b[16] && a[32] == b[32] && a[48] == b[48]) return 1;
    }
    return 0;
}

int64_t ckernels_agreeing_sketch_portable(
    const uint8_t *sketches, int64_t first, int64_t end, const uint8_t *others, int64_t count) {
    for (; first < end; first++) {
        for (int64_t i = 0; i < count; i++)
            if (agree_portable(sketches + sketch_bytes * first, others + lanes * i)) return first;
    }
    return end;
}

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx2"))) static int64_t agreeing_sketch_avx2(
    const uint8_t *sketches, int64_t first, int64_t end, const uint8_t *others, int64_t count) {
    for (; first < end; first++) {
        const __m256i *sketch = (const __m256i *)(sketches + sketch_bytes * first);
        const __m256i front = _mm256_loadu_si256(sketch), back = _mm256_loadu_si256(sketch + 1);
        for (int64_t i = 0; i < count; i++) {
            const __m256i *other = (const __m256i *)(others + lanes * i);
            const __m256i other_front = _mm256_loadu_si256(other), other_back = _mm256_loadu_si256(other + 1);
            const __m256i beside = _mm256_or_si256(
                _mm256_cmpeq_epi32(front, other_front), _mm256_cmpeq_epi32(back, other_back));
            const uint32_t apart = (uint32_t)_mm256_movemask_epi8(_mm256_and_si256(
                _mm256_cmpeq_epi8(front, other_front), _mm256_cmpeq_epi8(back, other_back)));
            if (((uint32_t)_mm256_movemask_epi8(beside) | (apart & apart >> 16)) != 0) return first;
        }
    }
    return end;
}
#endif

int64_t ckernels_agreeing_sketch(
    const uint8_t *sketches, int64_t first, int64_t end, const uint8_t *others, int64_t count) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return agreeing_sketch_avx2(sketches, first, end, others, count);
#endif
    return ckernels_agreeing_sketch_portable(sketches, first, end, others, count);
}
