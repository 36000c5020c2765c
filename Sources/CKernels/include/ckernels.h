// Inner loops where SIMD pays: packing and unpacking of integer blocks, frequencies of four bits, checksums, plain text.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4) of `length` bytes, continued from `seed` (0 to begin).
uint32_t ckernels_crc32c(uint32_t seed, const uint8_t *_Nullable bytes, int64_t length);

/// The same without the processor's own instruction.
uint32_t ckernels_crc32c_portable(uint32_t seed, const uint8_t *_Nullable bytes, int64_t length);

/// The first of the sketches (72 bytes each, of which 64 are lanes) from `first` to before `end` that agrees in a band with
/// one of `count` others (64 bytes each): in four lanes side by side, the first of them a multiple of four, or in four that
/// stand sixteen apart. `end` where none does.
int64_t ckernels_agreeing_sketch(
    const uint8_t *_Nonnull sketches, int64_t first, int64_t end, const uint8_t *_Nonnull others, int64_t count);

/// The same without the processor's wide instructions.
int64_t ckernels_agreeing_sketch_portable(
    const uint8_t *_Nonnull sketches, int64_t first, int64_t end, const uint8_t *_Nonnull others, int64_t count);

/// Packs 128 integers of at most `bits` (0 to 32) bits into 16 * bits bytes: four lanes, value i in lane i % 4.
void ckernels_pack128(int32_t bits, const uint32_t *_Nonnull values, uint8_t *_Nonnull packed);

/// The inverse of ckernels_pack128; reads exactly 16 * bits bytes.
void ckernels_unpack128(int32_t bits, const uint8_t *_Nonnull packed, uint32_t *_Nonnull values);

/// Turns 128 gaps of at most `bits` bits, each less one, into ascending values that start after `previous` (-1 or
/// more); returns the last in 64 bits, so that a sum that does not fit 32 shows.
int64_t ckernels_ascend128(int32_t bits, int64_t previous, uint32_t *_Nonnull values);

/// Reads documents and frequencies as gaps less one and frequencies less one by Rice codes, the lowest bit of each byte
/// first: so many ones as `escape` says (at most 24) stand before a number of 32 bits.
///
/// - Parameters:
///   - previous: the document before the first, -1 where there is none.
///   - parameter: of the gaps, at most 31; that of frequencies is 0.
///   - frequencies: NULL for a list without.
/// - Returns: 0 where the bytes end before, or a number leads past the last document or past 32 bits.
int32_t ckernels_read_tail(
    const uint8_t *_Nonnull bytes, int64_t length, int64_t count, int64_t previous, int64_t document_count,
    int32_t parameter, int32_t escape, uint32_t *_Nonnull docs, uint32_t *_Nullable frequencies);

/// The index of the first of `count` ascending numbers that is not below a value; `count` where all are.
int64_t ckernels_first_not_below(const uint32_t *_Nonnull numbers, int64_t count, uint32_t value);

/// The frequencies, in a block of `count` ascending documents, of those wanted, ascending too, that are at most `last`:
/// 1 each for a list without. What the block lacks is left as it is.
///
/// - Returns: how many of those wanted were looked at.
int64_t ckernels_pick(
    const uint32_t *_Nonnull docs, const uint32_t *_Nullable frequencies, int64_t count,
    const uint32_t *_Nonnull wanted, int64_t wanted_count, uint32_t last, uint32_t *_Nonnull found);

/// Frequencies of four bits, 64 documents in 32 bytes: 0 to 31 in the low halves, 32 to 63 in the high ones. Sets in
/// each of `count` words a bit for each document whose frequency is not zero.
void ckernels_nonzero_nibbles(const uint8_t *_Nonnull groups, int64_t count, uint64_t *_Nonnull words);

/// The same without the processor's wide instructions.
void ckernels_nonzero_nibbles_portable(const uint8_t *_Nonnull groups, int64_t count, uint64_t *_Nonnull words);

/// Takes out of each of `count` words the bits of the documents whose frequency is zero.
void ckernels_keep_nonzero_nibbles(const uint8_t *_Nonnull groups, int64_t count, uint64_t *_Nonnull words);

/// The same without the processor's wide instructions.
void ckernels_keep_nonzero_nibbles_portable(const uint8_t *_Nonnull groups, int64_t count, uint64_t *_Nonnull words);

/// Takes out of each of `count` words what is not set in as many words of 64 bits, the lowest byte first.
void ckernels_keep_bits(const uint8_t *_Nonnull bits, int64_t count, uint64_t *_Nonnull words);

/// How many bits are set in `count` words.
int64_t ckernels_count_bits(const uint64_t *_Nonnull words, int64_t count);

/// The same as the compiler does it for any processor of the kind.
int64_t ckernels_count_bits_portable(const uint64_t *_Nonnull words, int64_t count);

/// The frequencies of `count` documents; 0 for those not below `limit`.
void ckernels_nibbles(
    const uint8_t *_Nonnull groups, const uint32_t *_Nonnull docs, int64_t count, uint32_t limit,
    uint32_t *_Nonnull frequencies);

/// Exceptions are places and frequencies by turns, 16 bits each, the lowest byte first, ascending by place. The number
/// of the first of those from `first` to before `end` whose place is not below another; `end` where all are.
int64_t ckernels_first_exception(const uint8_t *_Nonnull exceptions, int64_t first, int64_t end, uint16_t place);

/// The sum of the frequencies of the documents from `first` to before `end`, and how many of these are 15.
int64_t ckernels_sum_nibbles(
    const uint8_t *_Nonnull groups, uint32_t first, uint32_t end, int64_t *_Nonnull escapes);

/// The same without the processor's wide instructions.
int64_t ckernels_sum_nibbles_portable(
    const uint8_t *_Nonnull groups, uint32_t first, uint32_t end, int64_t *_Nonnull escapes);

/// Adds to the score of each document that has a word weight * (f * slope / (f + n) + delta), by its frequency f and
/// its norm n, which is norm * scale + constant.
void ckernels_add_parts(
    const uint32_t *_Nonnull frequencies, const double *_Nonnull norms, int64_t count, double scale, double constant,
    double weight, double slope, double delta, double *_Nonnull scores);

/// The most a document can get by its frequency f (15: any up to `most`) and its class of lengths c, at 16 * c + f:
/// weight * (f * slope / (f + norms[c]) + delta) rounded up, 65535 for all from there on, 0 for f = 0.
void ckernels_bound_table(
    const double *_Nonnull norms, double weight, double slope, double delta, double most, uint16_t *_Nonnull table);

/// A curve, 16 bytes each: the code of a frequency, 0 for 0; what is taken off it for a class of lengths; the value
/// where an interval of 16 codes starts, in sixteenths of the unit of bounds; and what each code behind that adds.
///
/// Codes are logarithms: f / (f + norm) follows from f / norm alone.
enum { CKERNELS_CURVE_BYTES = 64 };

/// The curve of what ckernels_bound_table says, never below it; for values of at most 3400.
///
/// - Parameter norms: above zero, or the curve knows the greatest value only.
void ckernels_bound_curve(
    const double *_Nonnull norms, double weight, double slope, double delta, double most, uint8_t *_Nonnull curve);

/// Adds to the bounds of 64 * count documents what curves have for each, by its frequencies in as many lists (four
/// bits, as above) and by its class of lengths times 16. Sums stop at 65535.
///
/// - Parameter first: the group of the lists that the bounds and classes start with.
void ckernels_add_curves(
    const uint8_t *_Nonnull const *_Nonnull lists, const uint8_t *_Nonnull curves, int64_t list_count, int64_t first,
    const uint8_t *_Nonnull classes, int64_t count, uint16_t *_Nonnull bounds);

/// The same without the processor's wide instructions.
void ckernels_add_curves_portable(
    const uint8_t *_Nonnull const *_Nonnull lists, const uint8_t *_Nonnull curves, int64_t list_count, int64_t first,
    const uint8_t *_Nonnull classes, int64_t count, uint16_t *_Nonnull bounds);

/// Adds to the bounds of `count` documents what a table of 256 has for each, by its frequency and class of lengths
/// times 16; bounds and classes are those of the documents from `base` on, `limit` of them, and others are left out.
void ckernels_scatter_bounds(
    const uint32_t *_Nonnull docs, const uint32_t *_Nonnull frequencies, int64_t count, uint32_t base, uint32_t limit,
    const uint8_t *_Nonnull classes, const uint16_t *_Nonnull table, uint16_t *_Nonnull bounds);

/// The greatest of the bounds of each 64 documents whose bit in `words` is set; 0 where none is.
void ckernels_group_maxima(
    const uint64_t *_Nonnull words, int64_t count, const uint16_t *_Nonnull bounds, uint16_t *_Nonnull maxima);

/// The same without the processor's wide instructions.
void ckernels_group_maxima_portable(
    const uint64_t *_Nonnull words, int64_t count, const uint16_t *_Nonnull bounds, uint16_t *_Nonnull maxima);

/// Which of 64 bounds are `level` or more, a bit each.
uint64_t ckernels_at_least(const uint16_t *_Nonnull bounds, uint16_t level);

/// The same without the processor's wide instructions.
uint64_t ckernels_at_least_portable(const uint16_t *_Nonnull bounds, uint16_t level);

/// Takes out of each of `count` words, of 64 documents each, the bits of those whose bound is zero.
void ckernels_keep_nonzero(const uint16_t *_Nonnull bounds, int64_t count, uint64_t *_Nonnull words);

/// The same without the processor's wide instructions.
void ckernels_keep_nonzero_portable(const uint16_t *_Nonnull bounds, int64_t count, uint64_t *_Nonnull words);

/// The place of the first of `count` bounds, from `first` on, that is `level` or more; `count` where none is.
int64_t ckernels_next_reaching(const uint16_t *_Nonnull bounds, int64_t first, int64_t count, uint16_t level);

/// The highest level that at least `wanted` of the bounds, one or more, reach; 0 where there are fewer.
uint16_t ckernels_level_reached(const uint16_t *_Nonnull bounds, int64_t count, int64_t wanted);

/// Takes out of each of `count` words, of 64 documents each, the bits of those whose number is less than `least`, which
/// is one or more, or greater than `most`: numbers of `width` bytes (1, 2, 4 or 8) that hold both, the lowest byte
/// first, of so many documents. Documents behind the last are taken out.
void ckernels_keep_between(
    const uint8_t *_Nonnull values, int64_t documents, int32_t width, uint64_t least, uint64_t most, int64_t count,
    uint64_t *_Nonnull words);

/// Whether a text is well-formed UTF-8 of Latin letters (U+0000 to U+02FF, U+1E00 to U+1EFF) and common signs (U+2002 to
/// U+20BF) alone. Such text is in NFC.
int32_t ckernels_is_plain_latin(const uint8_t *_Nonnull bytes, int64_t length);

/// The same without the processor's wide instructions.
int32_t ckernels_is_plain_latin_portable(const uint8_t *_Nonnull bytes, int64_t length);

/// The scalars of a text of which ckernels_is_plain_latin holds, and the fold of each by a table of at least 0x20C0
/// entries; returns how many there are, at most `length`.
int64_t ckernels_decode_plain_latin(const uint8_t *_Nonnull bytes, int64_t length, const uint8_t *_Nonnull fold_table,
                                    uint32_t *_Nonnull scalars, uint8_t *_Nonnull folds);

/// Counts the sequences of well-formed UTF-8 by the low six bits of their first byte, and U+0080 to U+00FF by the low
/// seven bits of the scalar: adds to 64 and 128 counters. Returns the number of NULs.
int64_t ckernels_count_leads(const uint8_t *_Nonnull bytes, int64_t length, int64_t *_Nonnull leads,
                             int64_t *_Nonnull latin1);

/// How many scalars of well-formed UTF-8 start before each block of 64 bytes: one number a block.
void ckernels_scalars_before_blocks(const uint8_t *_Nonnull bytes, int64_t length, uint32_t *_Nonnull counts);

/// Has the processor fetch the bytes around a place, for who will read them soon.
static inline void ckernels_prefetch(const uint8_t *_Nonnull place) { __builtin_prefetch(place); }

#ifdef __cplusplus
}
#endif

#endif
