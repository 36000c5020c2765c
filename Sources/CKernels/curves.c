#include "ckernels.h"

#include <math.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { entries = 16, intervals = 16, top = UINT8_MAX };

/// Below it a norm has no use for logarithms: any frequency is worth nearly the most.
static const double least_norm = 1e-3;

/// The logarithms of 1 to 14 to the base 2.
static const double log2_of[15] = {
    0, 0.0, 1.0, 1.584962500721156, 2.0,
    2.321928094887362, 2.584962500721156, 2.807354922057604, 3.0, 3.169925001442312,
    3.321928094887362, 3.4594316186372973, 3.584962500721156, 3.700439718141092, 3.807354922057604};

static uint8_t rounded_up(double value) { return value < top ? (uint8_t)ceil(value) : top; }

/// How much f / (f + norm) grows at most with each code of an interval: it is steepest in the middle, where f is the norm.
static double slope_within(double start, double at_start, double end, double at_end, double codes) {
    if (start >= 0) return M_LN2 / codes * at_start * (1 - at_start);
    return end > 0 ? M_LN2 / codes / 4 : (at_end - at_start) / intervals;
}

void ckernels_bound_curve(
    const double *norms, double weight, double slope, double delta, double most, uint8_t *curve) {
    uint8_t *frequencies = curve, *lengths = curve + entries, *values = lengths + entries, *slopes = values + entries;
    memset(curve, 0, CKERNELS_CURVE_BYTES);
    double low = norms[0], high = norms[0];
    for (int class = 1; class < entries; class++) {
        low = fmin(low, norms[class]);
        high = fmax(high, norms[class]);
    }
    if (!(low >= least_norm)) {
        memset(frequencies + 1, intervals * 15, 15);
        values[15] = rounded_up(weight * (slope + delta) / intervals);
        return;
    }
    most = fmax(most, 1);
    const double span = fmin(log2(high / low), 6), reach = span + log2(most);
    // So many codes a doubling that the greatest fits.
    const double codes = reach > 0 ? fmin(32, (top - intervals - 1) / reach) : 32;
    const int longest = (int)(codes * span), once = intervals + longest;
    for (int class = 0; class < entries; class++)
        lengths[class] = (uint8_t)fmin(codes * log2(norms[class] / low), longest);
    for (int frequency = 1; frequency < entries; frequency++) {
        const double logarithm = frequency < 15 ? log2_of[frequency] : log2(fmax(most, 15));
        frequencies[frequency] = rounded_up(once + codes * logarithm);
    }
    const double step = intervals / codes, factor = exp2(-step);
    double start = (intervals - once) / codes - log2(low), inverse = exp2(-start);
    for (int interval = 1; interval < entries; interval++) {
        const double at_start = 1 / (1 + inverse), at_end = 1 / (1 + inverse * factor);
        values[interval] = rounded_up(weight * (slope * at_start + delta) / intervals);
        slopes[interval] = rounded_up(weight * slope * slope_within(start, at_start, start + step, at_end, codes));
        start += step;
        inverse *= factor;
    }
}

static inline uint8_t of_document(const uint8_t *groups, int64_t group, int place) {
    const uint8_t both = groups[32 * group + (place & 31)];
    return place < 32 ? both & 15 : both >> 4;
}

void ckernels_add_curves_portable(
    const uint8_t *const *lists, const uint8_t *curves, int64_t list_count, int64_t first, const uint8_t *classes,
    int64_t count, uint16_t *bounds) {
    for (int64_t i = 0; i < 64 * count; i++) {
        uint32_t sum = bounds[i];
        for (int64_t list = 0; list < list_count; list++) {
            const uint8_t *curve = curves + CKERNELS_CURVE_BYTES * list;
            const uint8_t frequency = curve[of_document(lists[list], first + i / 64, i % 64)];
            const uint8_t length = curve[entries + (classes[i] >> 4)];
            const uint8_t code = frequency > length ? frequency - length : 0;
            sum += intervals * curve[2 * entries + (code >> 4)] + (code & 15) * curve[3 * entries + (code >> 4)];
        }
        bounds[i] = (uint16_t)(sum < UINT16_MAX ? sum : UINT16_MAX);
    }
}

#if defined(__x86_64__)
/// 32 documents: bytes 0 to 7 and 16 to 23 as 16 numbers in the first, the others in the second.
typedef struct {
    __m256i first, second;
} sums;

__attribute__((target("avx2"))) static inline __m256i table(const uint8_t *entries) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)entries));
}

__attribute__((target("avx2"))) static inline void add_curve_avx2(
    const uint8_t *curve, __m256i frequencies, __m256i classes, sums *bounds) {
    const __m256i low = _mm256_set1_epi8(15), unit = _mm256_set1_epi8(intervals);
    const __m256i code = _mm256_subs_epu8(
        _mm256_shuffle_epi8(table(curve), frequencies), _mm256_shuffle_epi8(table(curve + entries), classes));
    const __m256i interval = _mm256_and_si256(_mm256_srli_epi16(code, 4), low), step = _mm256_and_si256(code, low);
    const __m256i value = _mm256_shuffle_epi8(table(curve + 2 * entries), interval);
    const __m256i slope = _mm256_shuffle_epi8(table(curve + 3 * entries), interval);
    bounds->first = _mm256_adds_epu16(
        bounds->first, _mm256_maddubs_epi16(_mm256_unpacklo_epi8(value, slope), _mm256_unpacklo_epi8(unit, step)));
    bounds->second = _mm256_adds_epu16(
        bounds->second, _mm256_maddubs_epi16(_mm256_unpackhi_epi8(value, slope), _mm256_unpackhi_epi8(unit, step)));
}

__attribute__((target("avx2"))) static inline void store_avx2(sums added, uint16_t *bounds) {
    __m256i *to = (__m256i *)bounds;
    const __m256i first = _mm256_permute2x128_si256(added.first, added.second, 0x20);
    const __m256i second = _mm256_permute2x128_si256(added.first, added.second, 0x31);
    _mm256_storeu_si256(to, _mm256_adds_epu16(_mm256_loadu_si256(to), first));
    _mm256_storeu_si256(to + 1, _mm256_adds_epu16(_mm256_loadu_si256(to + 1), second));
}

__attribute__((target("avx2"))) static void add_curves_avx2(
    const uint8_t *const *lists, const uint8_t *curves, int64_t list_count, int64_t first, const uint8_t *classes,
    int64_t count, uint16_t *bounds) {
    const __m256i low = _mm256_set1_epi8(15), zero = _mm256_setzero_si256();
    for (int64_t i = 0; i < count; i++) {
        const __m256i *lengths = (const __m256i *)(classes + 64 * i);
        const __m256i front = _mm256_and_si256(_mm256_srli_epi16(_mm256_loadu_si256(lengths), 4), low);
        const __m256i back = _mm256_and_si256(_mm256_srli_epi16(_mm256_loadu_si256(lengths + 1), 4), low);
        sums halves[2] = {{zero, zero}, {zero, zero}};
        for (int64_t list = 0; list < list_count; list++) {
            const uint8_t *curve = curves + CKERNELS_CURVE_BYTES * list;
            const __m256i both = _mm256_loadu_si256((const __m256i *)(lists[list] + 32 * (first + i)));
            add_curve_avx2(curve, _mm256_and_si256(both, low), front, &halves[0]);
            add_curve_avx2(curve, _mm256_and_si256(_mm256_srli_epi16(both, 4), low), back, &halves[1]);
        }
        store_avx2(halves[0], bounds + 64 * i);
        store_avx2(halves[1], bounds + 64 * i + 32);
    }
}
#endif

void ckernels_add_curves(
    const uint8_t *const *lists, const uint8_t *curves, int64_t list_count, int64_t first, const uint8_t *classes,
    int64_t count, uint16_t *bounds) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2"))
        return add_curves_avx2(lists, curves, list_count, first, classes, count, bounds);
#endif
    ckernels_add_curves_portable(lists, curves, list_count, first, classes, count, bounds);
}
