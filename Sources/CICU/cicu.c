#include "cicu.h"
#include "library.h"

#include <stddef.h>

const char *cicu_version(void) { return U_ICU_VERSION; }

uint32_t cicu_unmarked(uint32_t scalar) {
    switch (scalar) {
    case 0x00D0: case 0x0110: case 0x0189: case 0x00F0: case 0x0111: case 0x0256:
        return 'd';
    }
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = icu->unorm2_getNFDInstance(&status);
    if (U_FAILURE(status)) return scalar;
    UChar decomposed[8];
    int32_t length = icu->unorm2_getDecomposition(nfd, (UChar32)scalar, decomposed, 8, &status);
    UChar32 base = (UChar32)scalar;
    if (U_SUCCESS(status) && length > 0) {
        int32_t i = 0;
        U16_NEXT(decomposed, i, length, base);
    }
    if (icu->u_charType(base) == U_NON_SPACING_MARK) return 0;
    return (uint32_t)icu->u_tolower(base);
}

int32_t cicu_is_upper(uint32_t scalar) {
    int8_t type = icu->u_charType((UChar32)scalar);
    return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
}

int32_t cicu_is_letter(uint32_t scalar) { return icu->u_isalpha((UChar32)scalar) != 0; }

uint32_t cicu_lower(uint32_t scalar) { return (uint32_t)icu->u_tolower((UChar32)scalar); }

int32_t cicu_kind(uint32_t scalar) {
    uint32_t category = U_MASK(icu->u_charType((UChar32)scalar));
    if (category & U_GC_ND_MASK) return CICU_KIND_DIGIT;
    if (category & (U_GC_M_MASK | U_GC_CF_MASK)) return CICU_KIND_MARK;
    if (category & (U_GC_P_MASK | U_GC_Z_MASK | U_GC_CC_MASK)) return CICU_KIND_SEPARATOR;
    return CICU_KIND_LETTER;
}

int32_t cicu_is_nonspacing_mark(uint32_t scalar) {
    return icu->u_charType((UChar32)scalar) == U_NON_SPACING_MARK;
}
