#include "cicu.h"
#include "library.h"

#include <stdlib.h>

int32_t cicu_is_nfc_inert(uint32_t scalar) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = icu->unorm2_getNFCInstance(&status);
    if (U_FAILURE(status)) return 0;
    return icu->u_getIntPropertyValue((UChar32)scalar, UCHAR_NFC_QUICK_CHECK) == UNORM_YES
        && icu->unorm2_getCombiningClass(nfc, (UChar32)scalar) == 0;
}

int32_t cicu_has_nfc_boundary_before(uint32_t scalar) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = icu->unorm2_getNFCInstance(&status);
    return U_SUCCESS(status) && icu->unorm2_hasBoundaryBefore(nfc, (UChar32)scalar);
}

int32_t cicu_can_normalize(void) {
    UErrorCode status = U_ZERO_ERROR;
    icu->unorm2_getNFCInstance(&status);
    return U_SUCCESS(status);
}

int64_t cicu_normalize(int32_t decompose, const uint8_t *bytes, int64_t length, uint8_t *out, int64_t capacity) {
    if (length <= 0) return 0;
    if (length > 64 << 20) return CICU_CONVERSION_FAILED;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form =
        decompose ? icu->unorm2_getNFDInstance(&status) : icu->unorm2_getNFCInstance(&status);
    if (U_FAILURE(status)) return CICU_CONVERSION_FAILED;

    // A UTF-16 unit decomposes to at most four.
    int32_t room = (int32_t)length, wide = room * 4;
    UChar *text = malloc(((size_t)room + (size_t)wide) * sizeof(UChar));
    if (text == NULL) return CICU_CONVERSION_FAILED;
    UChar *normal = text + room;

    int32_t units = 0, written = 0;
    icu->u_strFromUTF8WithSub(text, room, &units, (const char *)bytes, room, 0xFFFD, NULL, &status);
    int32_t normal_units = icu->unorm2_normalize(form, text, units, normal, wide, &status);
    int32_t limit = capacity > INT32_MAX ? INT32_MAX : (int32_t)capacity;
    icu->u_strToUTF8((char *)out, limit, &written, normal, normal_units, &status);
    free(text);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return CICU_CONVERSION_FAILED;
    return written;
}
