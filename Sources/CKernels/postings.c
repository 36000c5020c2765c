#include "ckernels.h"

#include <string.h>

/// Bits still to be read, the lowest first; zeros past the end.
typedef struct {
    const uint8_t *next, *end;
    uint64_t bits;
    int32_t available;
    /// Bits read, those past the end too.
    int64_t used;
} bit_source;

/// Makes at least 56 bits available.
static inline void refill(bit_source *source) {
    if (source->end - source->next >= 8) {
        uint64_t word;
        memcpy(&word, source->next, sizeof word);
        source->bits |= word << source->available;
        source->next += (63 - source->available) >> 3;
        source->available |= 56;
        return;
    }
    while (source->available < 56) {
        if (source->next < source->end) source->bits |= (uint64_t)*source->next++ << source->available;
        source->available += 8;
    }
}

static inline void consume(bit_source *source, int32_t count) {
    source->bits >>= count;
    source->available -= count;
    source->used += count;
}

static inline uint32_t rice(bit_source *source, int32_t parameter, int32_t escape) {
    refill(source);
    const uint64_t ones = (1ull << escape) - 1;
    if (__builtin_expect((source->bits & ones) == ones, 0)) {
        const uint32_t value = (uint32_t)(source->bits >> escape);
        consume(source, escape + 32);
        return value;
    }
    const int32_t quotient = __builtin_ctzll(~source->bits);
    const uint64_t rest = source->bits >> (quotient + 1) & ((1ull << parameter) - 1);
    consume(source, quotient + 1 + parameter);
    return (uint32_t)((uint64_t)quotient << parameter | rest);
}

int32_t ckernels_read_tail(
    const uint8_t *bytes, int64_t length, int64_t count, int64_t previous, int64_t document_count, int32_t parameter,
    int32_t escape, uint32_t *docs, uint32_t *frequencies) {
    bit_source source = {bytes, bytes + length, 0, 0, 0};
    int64_t doc = previous;
    for (int64_t i = 0; i < count; i++) {
        doc += (int64_t)rice(&source, parameter, escape) + 1;
        if (doc >= document_count) return 0;
        docs[i] = (uint32_t)doc;
        if (!frequencies) continue;
        frequencies[i] = rice(&source, 0, escape) + 1;
        if (frequencies[i] == 0) return 0;
    }
    return source.used <= 8 * length;
}

/// The first of ascending numbers that is not below a value; the last where all are, and where there are none the place
/// they would start at. Which half it is in cannot be foretold, so that no branch may depend on it.
static inline const uint32_t *not_below(const uint32_t *numbers, int64_t count, uint32_t value) {
    for (int64_t left = count; left > 1; left -= left / 2)
        numbers = __builtin_unpredictable(numbers[left / 2 - 1] < value) ? numbers + left / 2 : numbers;
    return numbers;
}

int64_t ckernels_first_not_below(const uint32_t *numbers, int64_t count, uint32_t value) {
    if (count == 0) return 0;
    const uint32_t *found = not_below(numbers, count, value);
    return found - numbers + (*found < value);
}

int64_t ckernels_pick(
    const uint32_t *docs, const uint32_t *frequencies, int64_t count, const uint32_t *wanted, int64_t wanted_count,
    uint32_t last, uint32_t *found) {
    int64_t i = 0;
    for (; i < wanted_count && wanted[i] <= last; i++) {
        const uint32_t *place = not_below(docs, count, wanted[i]);
        if (count > 0 && *place == wanted[i]) found[i] = frequencies ? frequencies[place - docs] : 1;
    }
    return i;
}
