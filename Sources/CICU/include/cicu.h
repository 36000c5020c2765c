// The wall between Swift and ICU: opaque handles, UTF-8 in and out, fixed-width integers. No ICU header is
// visible from here, because Foundation on Linux carries another ICU and the two must not meet in one file.
//
// ICU is opened by the first call that needs it. Where it cannot be opened, or its data is not there, that call ends
// the process with a message and the status 127.
#ifndef CICU_H
#define CICU_H

#include <stdint.h>

/// The version of the ICU built for, and so opened, such as "72.1"; a static string.
const char *_Nonnull cicu_version(void);

/// The unmarked lower-case letter of a scalar: canonical decomposition, combining marks dropped, the Đ family
/// to d, lower case. A combining mark by itself gives 0; a scalar without a letter in it gives itself.
uint32_t cicu_unmarked(uint32_t scalar);

/// Whether the scalar is an upper-case letter (general category Lu or Lt).
int32_t cicu_is_upper(uint32_t scalar);

/// Whether the scalar is a letter (general category L*).
int32_t cicu_is_letter(uint32_t scalar);

/// The simple lower-case mapping of a scalar.
uint32_t cicu_lower(uint32_t scalar);

/// What a scalar is inside a word.
enum {
    CICU_KIND_LETTER = 0,     // letters, and whatever is none of the rest
    CICU_KIND_DIGIT = 1,      // decimal digits of any script
    CICU_KIND_MARK = 2,       // combining marks and format characters
    CICU_KIND_SEPARATOR = 3,  // punctuation, spaces, controls
};
int32_t cicu_kind(uint32_t scalar);

/// Whether the scalar is a non-spacing mark (general category Mn).
int32_t cicu_is_nonspacing_mark(uint32_t scalar);

/// Whether the scalar stands in NFC text as it is, whatever its neighbours, and nothing reorders across it.
int32_t cicu_is_nfc_inert(uint32_t scalar);

/// Whether normalisation to NFC never joins the scalar with what stands before it, nor moves it.
int32_t cicu_has_nfc_boundary_before(uint32_t scalar);

/// Whether the data of normalisation can be loaded.
int32_t cicu_can_normalize(void);

/// Normalises UTF-8 to NFC (`decompose` 0) or NFD; ill-formed bytes become U+FFFD.
///
/// Writes at most `capacity` bytes to `out` and returns the length of the result, which may be more than
/// `capacity` (then nothing useful is written), or a negative number if memory or ICU fails. `length` is at most
/// 64 MiB. Meant for short pieces: reordering a run of marks takes quadratic time in its length.
int64_t cicu_normalize(
    int32_t decompose, const uint8_t *_Nonnull bytes, int64_t length, uint8_t *_Nonnull out, int64_t capacity);

/// An iterator over the words of ICU's word rules for Vietnamese; for one thread at a time.
typedef struct cicu_words cicu_words;

/// An iterator that is opened by the first text, or null if there is no memory.
cicu_words *_Nullable cicu_words_new(void);

/// Opens the iterator where it is not open; answers 0 if ICU's rules cannot be loaded.
int32_t cicu_words_open(cicu_words *_Nonnull words);
void cicu_words_close(cicu_words *_Nonnull words);

/// Sets the text, UTF-8 that must stay where it is until the last `cicu_words_next`; answers 0 if ICU fails.
int32_t cicu_words_begin(cicu_words *_Nonnull words, const uint8_t *_Nonnull text, int32_t length);

/// Writes the byte ranges of up to `capacity` further words, front to back, and returns how many; 0 at the end.
/// A word is a segment that ICU's rule status calls number, letter, kana or ideograph.
int32_t cicu_words_next(
    cicu_words *_Nonnull words, int32_t *_Nonnull starts, int32_t *_Nonnull ends, int32_t capacity);

/// What functions answer instead of a length.
enum {
    CICU_CONVERSION_FAILED = -3,
};

#endif
