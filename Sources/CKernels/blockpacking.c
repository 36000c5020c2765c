#include "ckernels.h"

#include <string.h>

typedef uint32_t lanes __attribute__((vector_size(16)));

static inline lanes load(const uint8_t *from) {
    lanes value;
    memcpy(&value, from, sizeof value);
    return value;
}

static inline void store(void *to, lanes value) { memcpy(to, &value, sizeof value); }

// Called with a constant `bits`, the loops unroll and every shift becomes a constant.
static inline __attribute__((always_inline)) void pack(const int bits, const uint32_t *values, uint8_t *packed) {
    lanes word = {0};
    int used = 0;
#pragma clang loop unroll(full)
    for (int row = 0; row < 32; row++) {
        lanes value = load((const uint8_t *)(values + 4 * row));
        word |= value << used;
        used += bits;
        if (used >= 32) {
            store(packed, word);
            packed += 16;
            used -= 32;
            word = used > 0 ? value >> (bits - used) : (lanes){0};
        }
    }
}

static inline __attribute__((always_inline)) void unpack(const int bits, const uint8_t *packed, uint32_t *values) {
    const uint32_t all = bits == 32 ? ~0u : (1u << bits) - 1;
    const lanes mask = {all, all, all, all};
    lanes word = load(packed);
    int used = 0;
#pragma clang loop unroll(full)
    for (int row = 0; row < 32; row++) {
        lanes value = word >> used;
        used += bits;
        if (used >= 32) {
            used -= 32;
            packed += 16;
            if (row < 31) {
                word = load(packed);
                if (used > 0) value |= word << (bits - used);
            }
        }
        store(values + 4 * row, value & mask);
    }
}

#define EACH_WIDTH(DO) \
    DO(1) DO(2) DO(3) DO(4) DO(5) DO(6) DO(7) DO(8) DO(9) DO(10) DO(11) DO(12) DO(13) DO(14) DO(15) DO(16) \
    DO(17) DO(18) DO(19) DO(20) DO(21) DO(22) DO(23) DO(24) DO(25) DO(26) DO(27) DO(28) DO(29) DO(30) DO(31) DO(32)

void ckernels_pack128(int32_t bits, const uint32_t *values, uint8_t *packed) {
    switch (bits) {
#define PACK(width) case width: pack(width, values, packed); break;
        EACH_WIDTH(PACK)
#undef PACK
    }
}

void ckernels_unpack128(int32_t bits, const uint8_t *packed, uint32_t *values) {
    switch (bits) {
    case 0: memset(values, 0, 128 * sizeof *values); break;
#define UNPACK(width) case width: unpack(width, packed, values); break;
        EACH_WIDTH(UNPACK)
#undef UNPACK
    }
}

static int64_t ascend_wide(int64_t previous, uint32_t *values) {
    uint64_t value = (uint64_t)previous;
    for (int i = 0; i < 128; i++) {
        value += (uint64_t)values[i] + 1;
        values[i] = (uint32_t)value;
    }
    return (int64_t)value;
}

int64_t ckernels_ascend128(int32_t bits, int64_t previous, uint32_t *values) {
    // 128 gaps of up to 24 bits after a number below 2^31 - 1 add up to no more than 32 bits hold.
    if (bits >= 24 || previous >= INT32_MAX) return ascend_wide(previous, values);
    lanes before = {(uint32_t)previous, (uint32_t)previous, (uint32_t)previous, (uint32_t)previous};
    const lanes zero = {0}, one = {1, 1, 1, 1};
    for (int row = 0; row < 32; row++) {
        lanes value = load((const uint8_t *)(values + 4 * row)) + one;
        value += __builtin_shufflevector(zero, value, 0, 4, 5, 6);
        value += __builtin_shufflevector(zero, value, 0, 1, 4, 5);
        value += before;
        store(values + 4 * row, value);
        before = __builtin_shufflevector(value, value, 3, 3, 3, 3);
    }
    return values[127];
}
