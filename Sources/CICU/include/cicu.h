// The wall between Swift and ICU: opaque handles, UTF-8 in and out, fixed-width integers. No ICU header is
// visible from here, because Foundation on Linux carries another ICU and the two must not meet in one file.
#ifndef CICU_H
#define CICU_H

#include <stdint.h>

/// The version of the ICU linked, such as "72.1"; a static string.
const char *_Nonnull cicu_version(void);

/// The unmarked lower-case letter of a scalar: canonical decomposition, combining marks dropped, the Đ family
/// to d, lower case. A combining mark by itself gives 0; a scalar without a letter in it gives itself.
uint32_t cicu_unmarked(uint32_t scalar);

/// Whether the scalar is an upper-case letter (general category Lu or Lt).
int32_t cicu_is_upper(uint32_t scalar);

/// Whether the scalar is a letter (general category L*).
int32_t cicu_is_letter(uint32_t scalar);

/// What `cicu_decode` answers instead of a length.
enum {
    CICU_UNKNOWN_ENCODING = -1,
    CICU_OUTPUT_TOO_SMALL = -2,
    CICU_CONVERSION_FAILED = -3,
};

/// Decodes bytes of an encoding ICU knows by `name` ("windows-1258", "UTF-16LE", "UTF-16BE", …) to UTF-8.
///
/// Writes to `out` and returns the number of bytes written, or one of the negative codes above. A capacity of
/// three times `length` always suffices for the encodings named. A byte order mark is kept as U+FEFF, and the
/// result is not normalised. Bytes that mean nothing in the encoding become U+FFFD; `replaced` receives how many
/// such bytes there were. Linear in `length`.
int64_t cicu_decode(
    const char *_Nonnull name, const uint8_t *_Nullable bytes, int64_t length, uint8_t *_Nullable out,
    int64_t capacity, int64_t *_Nonnull replaced);

#endif
