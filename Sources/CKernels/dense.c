#include "ckernels.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>

/// Which of the 64 documents of a group have a frequency of zero, a bit each.
__attribute__((target("avx2"))) static inline uint64_t zero_nibbles_avx2(const uint8_t *group) {
    const __m256i low = _mm256_set1_epi8(15), zero = _mm256_setzero_si256();
    const __m256i both = _mm256_loadu_si256((const __m256i *)group);
    const __m256i first = _mm256_cmpeq_epi8(_mm256_and_si256(both, low), zero);
    const __m256i second = _mm256_cmpeq_epi8(_mm256_andnot_si256(low, both), zero);
    return (uint32_t)_mm256_movemask_epi8(first) | (uint64_t)(uint32_t)_mm256_movemask_epi8(second) << 32;
}

__attribute__((target("avx2"))) static void nonzero_nibbles_avx2(
    const uint8_t *groups, int64_t count, uint64_t *words) {
    for (int64_t i = 0; i < count; i++) words[i] |= ~zero_nibbles_avx2(groups + 32 * i);
}

__attribute__((target("avx2"))) static void keep_nonzero_nibbles_avx2(
    const uint8_t *groups, int64_t count, uint64_t *words) {
    for (int64_t i = 0; i < count; i++) words[i] &= ~zero_nibbles_avx2(groups + 32 * i);
}
#endif

static inline uint64_t zero_nibbles(const uint8_t *group) {
    uint64_t word = 0;
    for (int place = 0; place < 32; place++) {
        uint8_t both = group[place];
        word |= (uint64_t)((both & 15) == 0) << place | (uint64_t)(both <= 15) << (32 + place);
    }
    return word;
}

void ckernels_nonzero_nibbles_portable(const uint8_t *groups, int64_t count, uint64_t *words) {
    for (int64_t i = 0; i < count; i++) words[i] |= ~zero_nibbles(groups + 32 * i);
}

void ckernels_keep_nonzero_nibbles_portable(const uint8_t *groups, int64_t count, uint64_t *words) {
    for (int64_t i = 0; i < count; i++) words[i] &= ~zero_nibbles(groups + 32 * i);
}

void ckernels_nonzero_nibbles(const uint8_t *groups, int64_t count, uint64_t *words) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return nonzero_nibbles_avx2(groups, count, words);
#endif
    ckernels_nonzero_nibbles_portable(groups, count, words);
}

void ckernels_keep_nonzero_nibbles(const uint8_t *groups, int64_t count, uint64_t *words) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return keep_nonzero_nibbles_avx2(groups, count, words);
#endif
    ckernels_keep_nonzero_nibbles_portable(groups, count, words);
}

static inline __attribute__((always_inline)) int64_t count_bits(const uint64_t *words, int64_t count) {
    int64_t sum = 0;
    for (int64_t i = 0; i < count; i++) sum += __builtin_popcountll(words[i]);
    return sum;
}

#if defined(__x86_64__)
__attribute__((target("popcnt"))) static int64_t count_bits_popcnt(const uint64_t *words, int64_t count) {
    return count_bits(words, count);
}
#endif

void ckernels_keep_bits(const uint8_t *bits, int64_t count, uint64_t *words) {
    for (int64_t i = 0; i < count; i++) {
        uint64_t word;
        memcpy(&word, bits + 8 * i, sizeof word);
        words[i] &= word;
    }
}

int64_t ckernels_count_bits_portable(const uint64_t *words, int64_t count) { return count_bits(words, count); }

int64_t ckernels_count_bits(const uint64_t *words, int64_t count) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("popcnt")) return count_bits_popcnt(words, count);
#endif
    return ckernels_count_bits_portable(words, count);
}

static inline uint32_t nibble(const uint8_t *groups, uint32_t doc) {
    uint8_t both = groups[(size_t)(doc >> 6) * 32 + (doc & 31)];
    return doc & 32 ? both >> 4 : both & 15;
}

void ckernels_nibbles(
    const uint8_t *groups, const uint32_t *docs, int64_t count, uint32_t limit, uint32_t *frequencies) {
    for (int64_t i = 0; i < count; i++) frequencies[i] = docs[i] < limit ? nibble(groups, docs[i]) : 0;
}

static inline uint16_t exception_place(const uint8_t *exceptions, int64_t index) {
    return (uint16_t)(exceptions[4 * index] | exceptions[4 * index + 1] << 8);
}

int64_t ckernels_first_exception(const uint8_t *exceptions, int64_t first, int64_t end, uint16_t place) {
    if (first >= end) return end;
    for (int64_t left = end - first; left > 1; left -= left / 2) {
        // No branch depends on what cannot be foretold.
        const int below = exception_place(exceptions, first + left / 2 - 1) < place;
        first = __builtin_unpredictable(below) ? first + left / 2 : first;
    }
    return first + (exception_place(exceptions, first) < place);
}

int64_t ckernels_sum_nibbles_portable(const uint8_t *groups, uint32_t first, uint32_t end, int64_t *escapes) {
    int64_t sum = 0;
    *escapes = 0;
    while (first < end) {
        const uint32_t frequency = nibble(groups, first++);
        sum += frequency;
        *escapes += frequency == 15;
    }
    return sum;
}

#if defined(__x86_64__)
/// - Parameter first: a multiple of 32.
__attribute__((target("avx2"))) static int64_t sum_nibbles_avx2(
    const uint8_t *groups, uint32_t first, uint32_t end, int64_t *escapes) {
    const __m256i low = _mm256_set1_epi8(15), zero = _mm256_setzero_si256();
    const __m256i places = _mm256_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
                                            22, 23, 24, 25, 26, 27, 28, 29, 30, 31);
    __m256i sums = zero;
    *escapes = 0;
    for (; first < end; first += 32) {
        __m256i both = _mm256_loadu_si256((const __m256i *)(groups + (size_t)(first >> 6) * 32));
        __m256i part = _mm256_and_si256(first & 32 ? _mm256_srli_epi16(both, 4) : both, low);
        if (end - first < 32)
            part = _mm256_and_si256(part, _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(end - first)), places));
        sums = _mm256_add_epi64(sums, _mm256_sad_epu8(part, zero));
        *escapes += __builtin_popcount((uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(part, low)));
    }
    __m128i half = _mm_add_epi64(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
    return _mm_cvtsi128_si64(half) + _mm_extract_epi64(half, 1);
}
#endif

int64_t ckernels_sum_nibbles(const uint8_t *groups, uint32_t first, uint32_t end, int64_t *escapes) {
#if defined(__x86_64__)
    if (first % 32 == 0 && __builtin_cpu_supports("avx2")) return sum_nibbles_avx2(groups, first, end, escapes);
#endif
    return ckernels_sum_nibbles_portable(groups, first, end, escapes);
}

/// What a word adds to scores; the order of operations is that of `BM25.part`, so that sums are the same to the last bit.
static inline __attribute__((always_inline)) void add_parts(
    const uint32_t *frequencies, const double *norms, int64_t count, double scale, double constant, double weight,
    double slope, double delta, double *scores) {
    for (int64_t i = 0; i < count; i++) {
        const double times = frequencies[i], norm = norms[i] * scale + constant;
        const double part = weight * (times * slope / (times + norm) + delta);
        scores[i] += frequencies[i] > 0 ? part : 0;
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void add_parts_avx2(
    const uint32_t *frequencies, const double *norms, int64_t count, double scale, double constant, double weight,
    double slope, double delta, double *scores) {
    add_parts(frequencies, norms, count, scale, constant, weight, slope, delta, scores);
}
#endif

void ckernels_add_parts(
    const uint32_t *frequencies, const double *norms, int64_t count, double scale, double constant, double weight,
    double slope, double delta, double *scores) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2"))
        return add_parts_avx2(frequencies, norms, count, scale, constant, weight, slope, delta, scores);
#endif
    add_parts(frequencies, norms, count, scale, constant, weight, slope, delta, scores);
}

static inline __attribute__((always_inline)) void bound_table(
    const double *norms, double weight, double slope, double delta, double most, uint16_t *table) {
    const int last = most < 15 ? (int)most : 15;
    memset(table, 0, 256 * sizeof *table);
    for (int frequency = 1; frequency <= last; frequency++) {
        const double times = frequency < 15 || most < 15 ? frequency : most;
        double parts[16];
        for (int class = 0; class < 16; class++)
            parts[class] = weight * (times * slope / (times + norms[class]) + delta);
        for (int class = 0; class < 16; class++)
            table[16 * class + frequency] =
                parts[class] < UINT16_MAX - 1 ? (uint16_t)((int)parts[class] + 1) : UINT16_MAX;
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void bound_table_avx2(
    const double *norms, double weight, double slope, double delta, double most, uint16_t *table) {
    bound_table(norms, weight, slope, delta, most, table);
}
#endif

void ckernels_bound_table(
    const double *norms, double weight, double slope, double delta, double most, uint16_t *table) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return bound_table_avx2(norms, weight, slope, delta, most, table);
#endif
    bound_table(norms, weight, slope, delta, most, table);
}

static inline uint16_t saturated(uint32_t sum) { return (uint16_t)(sum < UINT16_MAX ? sum : UINT16_MAX); }

#if defined(__x86_64__)
__attribute__((target("avx512f,avx512bw"))) static void group_maxima_avx512(
    const uint64_t *words, int64_t count, const uint16_t *bounds, uint16_t *maxima) {
    for (int64_t i = 0; i < count; i++) {
        __m512i first = _mm512_maskz_loadu_epi16((__mmask32)words[i], bounds + 64 * i);
        __m512i second = _mm512_maskz_loadu_epi16((__mmask32)(words[i] >> 32), bounds + 64 * i + 32);
        __m512i wide = _mm512_max_epu16(first, second);
        __m256i half = _mm256_max_epu16(_mm512_castsi512_si256(wide), _mm512_extracti64x4_epi64(wide, 1));
        __m128i quarter = _mm_max_epu16(_mm256_castsi256_si128(half), _mm256_extracti128_si256(half, 1));
        __m128i least = _mm_minpos_epu16(_mm_xor_si128(quarter, _mm_set1_epi16(-1)));
        maxima[i] = (uint16_t)~_mm_extract_epi16(least, 0);
    }
}

__attribute__((target("avx512f,avx512bw"))) static uint64_t at_least_avx512(const uint16_t *bounds, uint16_t level) {
    const __m512i least = _mm512_set1_epi16((short)level);
    return _mm512_cmpge_epu16_mask(_mm512_loadu_si512(bounds), least) |
           (uint64_t)_mm512_cmpge_epu16_mask(_mm512_loadu_si512(bounds + 32), least) << 32;
}

__attribute__((target("avx512f,avx512bw"))) static void keep_nonzero_avx512(
    const uint16_t *bounds, int64_t count, uint64_t *words) {
    for (int64_t i = 0; i < count; i++) words[i] &= at_least_avx512(bounds + 64 * i, 1);
}

/// 16 bits, each as 16 of a kind.
__attribute__((target("avx2"))) static inline __m256i spread_avx2(uint16_t bits) {
    const __m256i places =
        _mm256_setr_epi16(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, (short)32768);
    return _mm256_cmpeq_epi16(_mm256_and_si256(_mm256_set1_epi16((short)bits), places), places);
}

__attribute__((target("avx2"))) static void group_maxima_avx2(
    const uint64_t *words, int64_t count, const uint16_t *bounds, uint16_t *maxima) {
    for (int64_t i = 0; i < count; i++) {
        __m256i most = _mm256_setzero_si256();
        for (int quarter = 0; quarter < 4; quarter++) {
            __m256i values = _mm256_loadu_si256((const __m256i *)(bounds + 64 * i + 16 * quarter));
            __m256i kept = spread_avx2((uint16_t)(words[i] >> (16 * quarter)));
            most = _mm256_max_epu16(most, _mm256_and_si256(values, kept));
        }
        __m128i half = _mm_max_epu16(_mm256_castsi256_si128(most), _mm256_extracti128_si256(most, 1));
        __m128i least = _mm_minpos_epu16(_mm_xor_si128(half, _mm_set1_epi16(-1)));
        maxima[i] = (uint16_t)~_mm_extract_epi16(least, 0);
    }
}

__attribute__((target("avx2"))) static uint64_t at_least_avx2(const uint16_t *bounds, uint16_t level) {
    const __m256i least = _mm256_set1_epi16((short)level);
    uint64_t word = 0;
    for (int half = 0; half < 2; half++) {
        __m256i first = _mm256_loadu_si256((const __m256i *)(bounds + 32 * half));
        __m256i second = _mm256_loadu_si256((const __m256i *)(bounds + 32 * half + 16));
        first = _mm256_cmpeq_epi16(_mm256_max_epu16(first, least), first);
        second = _mm256_cmpeq_epi16(_mm256_max_epu16(second, least), second);
        __m256i both = _mm256_permute4x64_epi64(_mm256_packs_epi16(first, second), 0xD8);
        word |= (uint64_t)(uint32_t)_mm256_movemask_epi8(both) << (32 * half);
    }
    return word;
}

__attribute__((target("avx2"))) static void keep_nonzero_avx2(const uint16_t *bounds, int64_t count, uint64_t *words) {
    for (int64_t i = 0; i < count; i++) words[i] &= at_least_avx2(bounds + 64 * i, 1);
}
#endif

void ckernels_scatter_bounds(
    const uint32_t *docs, const uint32_t *frequencies, int64_t count, uint32_t base, uint32_t limit,
    const uint8_t *classes, const uint16_t *table, uint16_t *bounds) {
    for (int64_t i = 0; i < count; i++) {
        uint32_t place = docs[i] - base;
        if (place >= limit) continue;
        uint32_t frequency = frequencies[i] < 15 ? frequencies[i] : 15;
        bounds[place] = saturated((uint32_t)bounds[place] + table[classes[place] | frequency]);
    }
}

void ckernels_group_maxima_portable(
    const uint64_t *words, int64_t count, const uint16_t *bounds, uint16_t *maxima) {
    for (int64_t i = 0; i < count; i++) {
        uint16_t most = 0;
        for (int place = 0; place < 64; place++) {
            const uint16_t bound = bounds[64 * i + place];
            if (words[i] >> place & 1 && bound > most) most = bound;
        }
        maxima[i] = most;
    }
}

void ckernels_group_maxima(const uint64_t *words, int64_t count, const uint16_t *bounds, uint16_t *maxima) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512bw")) return group_maxima_avx512(words, count, bounds, maxima);
    if (__builtin_cpu_supports("avx2")) return group_maxima_avx2(words, count, bounds, maxima);
#endif
    ckernels_group_maxima_portable(words, count, bounds, maxima);
}

uint64_t ckernels_at_least_portable(const uint16_t *bounds, uint16_t level) {
    uint64_t word = 0;
    for (int place = 0; place < 64; place++) word |= (uint64_t)(bounds[place] >= level) << place;
    return word;
}

uint64_t ckernels_at_least(const uint16_t *bounds, uint16_t level) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512bw")) return at_least_avx512(bounds, level);
    if (__builtin_cpu_supports("avx2")) return at_least_avx2(bounds, level);
#endif
    return ckernels_at_least_portable(bounds, level);
}

void ckernels_keep_nonzero_portable(const uint16_t *bounds, int64_t count, uint64_t *words) {
    for (int64_t i = 0; i < count; i++) words[i] &= ckernels_at_least_portable(bounds + 64 * i, 1);
}

void ckernels_keep_nonzero(const uint16_t *bounds, int64_t count, uint64_t *words) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512bw")) return keep_nonzero_avx512(bounds, count, words);
    if (__builtin_cpu_supports("avx2")) return keep_nonzero_avx2(bounds, count, words);
#endif
    ckernels_keep_nonzero_portable(bounds, count, words);
}

static inline __attribute__((always_inline)) int64_t next_reaching(
    const uint16_t *bounds, int64_t first, int64_t count, uint16_t level) {
    enum { stride = 16 };
    int64_t i = first;
    for (; i + stride <= count; i += stride) {
        uint16_t reached = 0;
        for (int place = 0; place < stride; place++) reached |= bounds[i + place] >= level;
        if (reached) break;
    }
    while (i < count && bounds[i] < level) i++;
    return i;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static int64_t next_reaching_avx2(
    const uint16_t *bounds, int64_t first, int64_t count, uint16_t level) {
    return next_reaching(bounds, first, count, level);
}
#endif

int64_t ckernels_next_reaching(const uint16_t *bounds, int64_t first, int64_t count, uint16_t level) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return next_reaching_avx2(bounds, first, count, level);
#endif
    return next_reaching(bounds, first, count, level);
}

/// Bit by bit from the highest: a level is reached where so many bounds are no less.
static inline __attribute__((always_inline)) uint16_t level_reached(
    const uint16_t *bounds, int64_t count, int64_t wanted) {
    uint16_t level = 0;
    for (int bit = 15; bit >= 0; bit--) {
        const uint16_t higher = (uint16_t)(level | 1 << bit);
        int32_t reached = 0;
        for (int64_t i = 0; i < count; i++) reached += bounds[i] >= higher;
        if (reached >= wanted) level = higher;
    }
    return level;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static uint16_t level_reached_avx2(
    const uint16_t *bounds, int64_t count, int64_t wanted) {
    return level_reached(bounds, count, wanted);
}
#endif

uint16_t ckernels_level_reached(const uint16_t *bounds, int64_t count, int64_t wanted) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return level_reached_avx2(bounds, count, wanted);
#endif
    return level_reached(bounds, count, wanted);
}
