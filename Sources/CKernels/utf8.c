#include "ckernels.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Plain Latin text, as `ckernels_is_plain_latin` has it, byte by byte: a lead of two is C2 to CB; one of three is E1 before
// B8 to BB, or E2 before 80 to 82, but for the two kinds of spaces that NFC writes otherwise (E2 80 80 and E2 80 81).

/// The length of the scalar at `at`, 0 where it is not plain.
static inline int plain_length(const uint8_t *at, const uint8_t *end) {
    uint8_t first = at[0];
    if (first < 0x80) return 1;
    if (end - at < 2 || (at[1] & 0xC0) != 0x80) return 0;
    if (first >= 0xC2 && first <= 0xCB) return 2;
    if (end - at < 3 || (at[2] & 0xC0) != 0x80) return 0;
    if (first == 0xE1) return at[1] >= 0xB8 && at[1] <= 0xBB ? 3 : 0;
    if (first == 0xE2) return at[1] <= 0x82 && !(at[1] == 0x80 && at[2] < 0x82) ? 3 : 0;
    return 0;
}

int32_t ckernels_is_plain_latin_portable(const uint8_t *bytes, int64_t length) {
    const uint8_t *end = bytes + length;
    while (bytes < end) {
        int step = plain_length(bytes, end);
        if (step == 0) return 0;
        bytes += step;
    }
    return 1;
}

#if defined(__x86_64__)

/// A bit for each of 64 bytes that lies from `low` to `high`.
__attribute__((target("avx2"), always_inline)) static inline uint64_t between(
    __m256i first, __m256i second, uint8_t low, uint8_t high) {
    __m256i start = _mm256_set1_epi8((char)low), span = _mm256_set1_epi8((char)(high - low));
    __m256i a = _mm256_sub_epi8(first, start), b = _mm256_sub_epi8(second, start);
    uint32_t lower = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_min_epu8(a, span), a));
    uint32_t upper = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_min_epu8(b, span), b));
    return lower | (uint64_t)upper << 32;
}

/// 64 bytes at once; the marks of one step that concern the next are carried.
__attribute__((target("avx2"))) static int32_t is_plain_latin_avx2(const uint8_t *bytes, int64_t length) {
    // Of the last bytes: whether a second must follow, or a third, of E1, of E2, of E2 80.
    uint64_t second_due = 0, third_due = 0, e1_due = 0, e2_due = 0, e280_due = 0;
    uint8_t rest[64];
    for (int64_t at = 0; at < length; at += 64) {
        const uint8_t *block = bytes + at;
        if (length - at < 64) {
            memset(rest, ' ', sizeof rest);
            memcpy(rest, block, (size_t)(length - at));
            block = rest;
        }
        __m256i first = _mm256_loadu_si256((const __m256i *)block);
        __m256i second = _mm256_loadu_si256((const __m256i *)(block + 32));
        uint64_t foreign = (uint32_t)_mm256_movemask_epi8(first) | (uint64_t)(uint32_t)_mm256_movemask_epi8(second) << 32;
        if (!(foreign | second_due | third_due)) continue;
        uint64_t tail = between(first, second, 0x80, 0xBF);
        uint64_t pair = between(first, second, 0xC2, 0xCB);
        uint64_t e1 = between(first, second, 0xE1, 0xE1), e2 = between(first, second, 0xE2, 0xE2);
        uint64_t lead = pair | e1 | e2, triple = e1 | e2;
        uint64_t after_e1 = e1 << 1 | e1_due, after_e2 = e2 << 1 | e2_due;
        uint64_t e280 = after_e2 & between(first, second, 0x80, 0x80);
        uint64_t wrong = tail ^ (lead << 1 | second_due | triple << 2 | third_due);
        wrong |= foreign ^ (tail | lead);
        wrong |= after_e1 & ~between(first, second, 0xB8, 0xBB);
        wrong |= after_e2 & ~between(first, second, 0x80, 0x82);
        wrong |= (e280 << 1 | e280_due) & between(first, second, 0x80, 0x81);
        if (wrong) return 0;
        second_due = lead >> 63;
        third_due = triple >> 62;
        e1_due = e1 >> 63;
        e2_due = e2 >> 63;
        e280_due = e280 >> 63;
    }
    return !(second_due | third_due);
}

#endif

int32_t ckernels_is_plain_latin(const uint8_t *bytes, int64_t length) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return is_plain_latin_avx2(bytes, length);
#endif
    return ckernels_is_plain_latin_portable(bytes, length);
}

int64_t ckernels_decode_plain_latin(
    const uint8_t *bytes, int64_t length, const uint8_t *fold_table, uint32_t *scalars, uint8_t *folds) {
    const uint8_t *end = bytes + length;
    int64_t count = 0;
    while (bytes < end) {
        uint32_t scalar = bytes[0];
        if (scalar < 0x80) {
            bytes += 1;
        } else if (scalar < 0xE0) {
            scalar = (scalar & 0x1F) << 6 | (bytes[1] & 0x3F);
            bytes += 2;
        } else {
            scalar = (scalar & 0x0F) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
            bytes += 3;
        }
        scalars[count] = scalar;
        folds[count] = fold_table[scalar];
        count++;
    }
    return count;
}

/// Counts in a word of eight bytes, which has blanks where there are fewer; returns the NULs.
static inline int64_t count_leads(uint64_t word, const uint8_t *bytes, int64_t *leads, int64_t *latin1) {
    const uint64_t high = 0x8080808080808080u;
    int64_t nuls = 0;
    if ((word - 0x0101010101010101u) & ~word & high) {
        for (int shift = 0; shift < 64; shift += 8) nuls += (word >> shift & 0xFF) == 0;
    }
    // The two highest bits of a lead are set.
    for (uint64_t found = word & word << 1 & high; found; found &= found - 1) {
        int place = __builtin_ctzll(found) / 8;
        uint8_t lead = bytes[place];
        leads[lead & 0x3F]++;
        if (lead < 0xC4) latin1[(lead & 1) << 6 | (bytes[place + 1] & 0x3F)]++;
    }
    return nuls;
}

int64_t ckernels_count_leads(const uint8_t *bytes, int64_t length, int64_t *leads, int64_t *latin1) {
    int64_t nuls = 0;
    int64_t at = 0;
    // A copy of a length that is known beforehand is a load.
    for (uint64_t word; at + 8 <= length; at += 8) {
        memcpy(&word, bytes + at, 8);
        nuls += count_leads(word, bytes + at, leads, latin1);
    }
    if (at < length) {
        uint64_t word = 0x2020202020202020u;
        memcpy(&word, bytes + at, (size_t)(length - at));
        nuls += count_leads(word, bytes + at, leads, latin1);
    }
    return nuls;
}

void ckernels_scalars_before_blocks(const uint8_t *bytes, int64_t length, uint32_t *counts) {
    uint32_t count = 0;
    for (int64_t at = 0; at < length; at += 64) {
        *counts++ = count;
        int64_t end = length - at < 64 ? length - at : 64;
        // All bytes but 80 to BF start a scalar.
        for (int64_t i = 0; i < end; i++) count += (int8_t)bytes[at + i] > -65;
    }
}
