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
        words[i] |= ~absent;
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
        words[i] |= word;
    }
}

void ckernels_nonzero_nibbles(const uint8_t *groups, int64_t count, uint64_t *words) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return nonzero_nibbles_avx2(groups, count, words);
#endif
    ckernels_nonzero_nibbles_portable(groups, count, words);
}

static inline uint32_t nibble(const uint8_t *groups, uint32_t doc) {
    uint8_t both = groups[(size_t)(doc >> 6) * 32 + (doc & 31)];
    return doc & 32 ? both >> 4 : both & 15;
}

void ckernels_nibbles(
    const uint8_t *groups, const uint32_t *docs, int64_t count, uint32_t limit, uint32_t *frequencies) {
    for (int64_t i = 0; i < count; i++) frequencies[i] = docs[i] < limit ? nibble(groups, docs[i]) : 0;
}

int64_t ckernels_sum_nibbles(const uint8_t *groups, uint32_t first, uint32_t end) {
    int64_t sum = 0;
    while (first < end && first & 63) sum += nibble(groups, first++);
    while (end - first >= 32) {
        const uint8_t *group = groups + (size_t)(first >> 6) * 32;
        const int shift = first & 32 ? 4 : 0;
        uint32_t part = 0;
        for (int i = 0; i < 32; i++) part += group[i] >> shift & 15;
        sum += part;
        first += 32;
    }
    while (first < end) sum += nibble(groups, first++);
    return sum;
}

void ckernels_bound_table(
    const double *norms, double weight, double slope, double delta, double most, uint16_t *table) {
    const int last = most < 15 ? (int)most : 15;
    memset(table, 0, 256 * sizeof *table);
    for (int frequency = 1; frequency <= last; frequency++) {
        const double times = frequency < 15 || most < 15 ? frequency : most;
        for (int class = 0; class < 16; class++) {
            const double part = weight * (times * slope / (times + norms[class]) + delta);
            const int rounded = (int)(part < 65534 ? part : 65534) + 1;
            table[16 * class + frequency] = (uint16_t)rounded;
        }
    }
}

static inline uint16_t saturated(uint32_t sum) { return (uint16_t)(sum < UINT16_MAX ? sum : UINT16_MAX); }

#if defined(__x86_64__)
__attribute__((target("avx512f,avx512bw,avx512vbmi"))) static inline __m512i looked_up(
    const __m512i *table, __m512i index) {
    __m512i first = _mm512_permutex2var_epi8(table[0], index, table[1]);
    __m512i second = _mm512_permutex2var_epi8(table[2], index, table[3]);
    return _mm512_mask_blend_epi8(_mm512_movepi8_mask(index), first, second);
}

__attribute__((target("avx512f,avx512bw,avx512vbmi"))) static void add_bounds_vbmi(
    const uint8_t *groups, const uint8_t *classes, int64_t count, const uint16_t *table, uint16_t *bounds) {
    __m512i low[4], high[4];
    for (int i = 0; i < 4; i++) {
        __m512i first = _mm512_loadu_si512(table + 64 * i), second = _mm512_loadu_si512(table + 64 * i + 32);
        low[i] = _mm512_inserti64x4(
            _mm512_castsi256_si512(_mm512_cvtepi16_epi8(first)), _mm512_cvtepi16_epi8(second), 1);
        high[i] = _mm512_inserti64x4(
            _mm512_castsi256_si512(_mm512_cvtepi16_epi8(_mm512_srli_epi16(first, 8))),
            _mm512_cvtepi16_epi8(_mm512_srli_epi16(second, 8)), 1);
    }
    const __m256i mask = _mm256_set1_epi8(15);
    for (int64_t i = 0; i < count; i++) {
        __m256i both = _mm256_loadu_si256((const __m256i *)(groups + 32 * i));
        __m512i frequencies = _mm512_inserti64x4(
            _mm512_castsi256_si512(_mm256_and_si256(both, mask)),
            _mm256_and_si256(_mm256_srli_epi16(both, 4), mask), 1);
        __m512i index = _mm512_or_si512(_mm512_loadu_si512(classes + 64 * i), frequencies);
        __m512i lows = looked_up(low, index), highs = looked_up(high, index);
        __m512i first = _mm512_or_si512(
            _mm512_cvtepu8_epi16(_mm512_castsi512_si256(lows)),
            _mm512_slli_epi16(_mm512_cvtepu8_epi16(_mm512_castsi512_si256(highs)), 8));
        __m512i second = _mm512_or_si512(
            _mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(lows, 1)),
            _mm512_slli_epi16(_mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(highs, 1)), 8));
        uint16_t *to = bounds + 64 * i;
        _mm512_storeu_si512(to, _mm512_adds_epu16(_mm512_loadu_si512(to), first));
        _mm512_storeu_si512(to + 32, _mm512_adds_epu16(_mm512_loadu_si512(to + 32), second));
    }
}

__attribute__((target("avx512f,avx512bw"))) static void close_bounds_avx512(
    const uint64_t *words, int64_t count, uint16_t *bounds, uint16_t *maxima) {
    for (int64_t i = 0; i < count; i++) {
        uint16_t *at = bounds + 64 * i;
        __m512i first = _mm512_maskz_loadu_epi16((__mmask32)words[i], at);
        __m512i second = _mm512_maskz_loadu_epi16((__mmask32)(words[i] >> 32), at + 32);
        _mm512_storeu_si512(at, first);
        _mm512_storeu_si512(at + 32, second);
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
#endif

void ckernels_add_bounds_portable(
    const uint8_t *groups, const uint8_t *classes, int64_t count, const uint16_t *table, uint16_t *bounds) {
    for (int64_t i = 0; i < count; i++) {
        for (int place = 0; place < 64; place++) {
            uint8_t both = groups[32 * i + (place & 31)];
            uint8_t frequency = place < 32 ? both & 15 : both >> 4;
            uint16_t *to = bounds + 64 * i + place;
            *to = saturated(*to + table[classes[64 * i + place] | frequency]);
        }
    }
}

void ckernels_add_bounds(
    const uint8_t *groups, const uint8_t *classes, int64_t count, const uint16_t *table, uint16_t *bounds) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512bw"))
        return add_bounds_vbmi(groups, classes, count, table, bounds);
#endif
    ckernels_add_bounds_portable(groups, classes, count, table, bounds);
}

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

void ckernels_close_bounds_portable(const uint64_t *words, int64_t count, uint16_t *bounds, uint16_t *maxima) {
    for (int64_t i = 0; i < count; i++) {
        uint16_t most = 0;
        for (int place = 0; place < 64; place++) {
            uint16_t *at = bounds + 64 * i + place;
            if (!(words[i] >> place & 1)) *at = 0;
            if (*at > most) most = *at;
        }
        maxima[i] = most;
    }
}

void ckernels_close_bounds(const uint64_t *words, int64_t count, uint16_t *bounds, uint16_t *maxima) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512bw")) return close_bounds_avx512(words, count, bounds, maxima);
#endif
    ckernels_close_bounds_portable(words, count, bounds, maxima);
}

uint64_t ckernels_at_least_portable(const uint16_t *bounds, uint16_t level) {
    uint64_t word = 0;
    for (int place = 0; place < 64; place++) word |= (uint64_t)(bounds[place] >= level) << place;
    return word;
}

uint64_t ckernels_at_least(const uint16_t *bounds, uint16_t level) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512bw")) return at_least_avx512(bounds, level);
#endif
    return ckernels_at_least_portable(bounds, level);
}
