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

#endif
