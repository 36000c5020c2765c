#include "cicu.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

// Counts the bytes that ICU is about to replace, then lets ICU replace them.
static void count_replaced(
    const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
    UConverterCallbackReason reason, UErrorCode *status) {
    if (reason > UCNV_IRREGULAR) return;
    *(int64_t *)context += length;
    UCNV_TO_U_CALLBACK_SUBSTITUTE(NULL, args, units, length, reason, status);
}

int64_t cicu_decode(
    const char *name, const uint8_t *bytes, int64_t length, uint8_t *out, int64_t capacity, int64_t *replaced) {
    *replaced = 0;
    if (length <= 0) return 0;
    if (bytes == NULL || out == NULL || capacity <= 0) return CICU_OUTPUT_TOO_SMALL;

    UErrorCode status = U_ZERO_ERROR;
    UConverter *source = ucnv_open(name, &status);
    if (U_FAILURE(status)) return CICU_UNKNOWN_ENCODING;
    UConverter *target = ucnv_open("UTF-8", &status);
    UConverterToUCallback old_callback;
    const void *old_context;
    ucnv_setToUCallBack(source, count_replaced, replaced, &old_callback, &old_context, &status);

    char *to = (char *)out;
    const char *from = (const char *)bytes;
    UChar pivot[1024], *pivot_source = pivot, *pivot_target = pivot;
    if (U_SUCCESS(status)) {
        ucnv_convertEx(
            target, source, &to, to + capacity, &from, from + length, pivot, &pivot_source, &pivot_target,
            pivot + 1024, 1, 1, &status);
    }
    ucnv_close(target);
    ucnv_close(source);
    if (status == U_BUFFER_OVERFLOW_ERROR) return CICU_OUTPUT_TOO_SMALL;
    if (U_FAILURE(status)) return CICU_CONVERSION_FAILED;
    return to - (char *)out;
}
