#include "ckernels.h"

#include <string.h>

enum { group = 64, widest = 8 };
/// So few documents of a group are looked at one by one.
enum { few = 4 };

/// 64 bytes, each 0 or 1, as bits.
static inline __attribute__((always_inline)) uint64_t bits_of(const uint8_t *flags) {
    uint64_t word = 0;
    for (int eighth = 0; eighth < 8; eighth++) {
        uint64_t bytes;
        memcpy(&bytes, flags + 8 * eighth, sizeof bytes);
        // The products of no two pairs of bits meet, and those of byte i with the bit 56 - 7i are bit 56 + i.
        word |= (bytes * 0x0102040810204080u >> 56) << 8 * eighth;
    }
    return word;
}

#define FLAGS_OF(name, number)                                                                                       \
    static inline __attribute__((always_inline)) void name(                                                          \
        const uint8_t *values, uint64_t least, uint64_t span, uint8_t *flags) {                                      \
        for (int i = 0; i < group; i++) {                                                                            \
            number value;                                                                                            \
            memcpy(&value, values + sizeof value * i, sizeof value);                                                 \
            flags[i] = (number)(value - (number)least) <= (number)span;                                              \
        }                                                                                                            \
    }
FLAGS_OF(flags_of_1, uint8_t)
FLAGS_OF(flags_of_2, uint16_t)
FLAGS_OF(flags_of_4, uint32_t)
FLAGS_OF(flags_of_8, uint64_t)

static inline uint64_t number_of(const uint8_t *values, int32_t width, int place) {
    uint64_t number = 0;
    memcpy(&number, values + width * place, (size_t)width);
    return number;
}

static inline __attribute__((always_inline)) void keep_between(
    const uint8_t *values, int32_t width, uint64_t least, uint64_t span, int64_t count, uint64_t *words) {
    uint8_t flags[group];
    for (int64_t i = 0; i < count; i++) {
        const uint8_t *from = values + (int64_t)group * width * i;
        if (__builtin_popcountll(words[i]) <= few) {
            for (uint64_t rest = words[i]; rest != 0; rest &= rest - 1) {
                const int place = __builtin_ctzll(rest);
                if (number_of(from, width, place) - least > span) words[i] &= ~(1ull << place);
            }
            continue;
        }
        switch (width) {
        case 1: flags_of_1(from, least, span, flags); break;
        case 2: flags_of_2(from, least, span, flags); break;
        case 4: flags_of_4(from, least, span, flags); break;
        default: flags_of_8(from, least, span, flags); break;
        }
        words[i] &= bits_of(flags);
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2,popcnt"))) static void keep_between_avx2(
    const uint8_t *values, int32_t width, uint64_t least, uint64_t span, int64_t count, uint64_t *words) {
    keep_between(values, width, least, span, count, words);
}
#endif

static void keep_between_any(
    const uint8_t *values, int32_t width, uint64_t least, uint64_t span, int64_t count, uint64_t *words) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return keep_between_avx2(values, width, least, span, count, words);
#endif
    keep_between(values, width, least, span, count, words);
}

void ckernels_keep_between(
    const uint8_t *values, int64_t documents, int32_t width, uint64_t least, uint64_t most, int64_t count,
    uint64_t *words) {
    const int64_t full = documents / group < count ? documents / group : count;
    keep_between_any(values, width, least, most - least, full, words);
    if (full == count) return;
    // The last documents, behind them some that lack a number.
    uint8_t rest[group * widest] = {0};
    memcpy(rest, values + full * group * width, (size_t)((documents - full * group) * width));
    keep_between_any(rest, width, least, most - least, 1, words + full);
    memset(words + full + 1, 0, (size_t)(count - full - 1) * sizeof *words);
}
