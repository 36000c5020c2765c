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
#include <emmintrin.h>

int64_t ckernels_agreeing_sketch(
    const uint8_t *sketches, int64_t first, int64_t end, const uint8_t *others, int64_t count) {
    for (; first < end; first++) {
        const __m128i *sketch = (const __m128i *)(sketches + sketch_bytes * first);
        __m128i parts[4];
        for (int part = 0; part < 4; part++) parts[part] = _mm_loadu_si128(sketch + part);
        for (int64_t i = 0; i < count; i++) {
            const __m128i *other = (const __m128i *)(others + lanes * i);
            __m128i beside = _mm_setzero_si128(), apart = _mm_set1_epi8(-1);
            for (int part = 0; part < 4; part++) {
                const __m128i loaded = _mm_loadu_si128(other + part);
                beside = _mm_or_si128(beside, _mm_cmpeq_epi32(parts[part], loaded));
                apart = _mm_and_si128(apart, _mm_cmpeq_epi8(parts[part], loaded));
            }
            if (_mm_movemask_epi8(_mm_or_si128(beside, apart)) != 0) return first;
        }
    }
    return end;
}
#else
int64_t ckernels_agreeing_sketch(
    const uint8_t *sketches, int64_t first, int64_t end, const uint8_t *others, int64_t count) {
    return ckernels_agreeing_sketch_portable(sketches, first, end, others, count);
}
#endif
