#include "cicu.h"

#include <stddef.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uversion.h>

const char *cicu_version(void) { return U_ICU_VERSION; }

uint32_t cicu_unmarked(uint32_t scalar) {
    switch (scalar) {
    case 0x00D0: case 0x0110: case 0x0189: case 0x00F0: case 0x0111: case 0x0256:
        return 'd';
    }
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    if (U_FAILURE(status)) return scalar;
    UChar decomposed[8];
    int32_t length = unorm2_getDecomposition(nfd, (UChar32)scalar, decomposed, 8, &status);
    UChar32 base = (UChar32)scalar;
    if (U_SUCCESS(status) && length > 0) {
        int32_t i = 0;
        U16_NEXT(decomposed, i, length, base);
    }
    if (u_charType(base) == U_NON_SPACING_MARK) return 0;
    return (uint32_t)u_tolower(base);
}

int32_t cicu_is_upper(uint32_t scalar) {
    int8_t type = u_charType((UChar32)scalar);
    return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
}

int32_t cicu_is_letter(uint32_t scalar) { return u_isalpha((UChar32)scalar) != 0; }
