// ICU, opened when the first character is that the tables of the analysis do not tell: plain Vietnamese text never
// needs it, and loading it with the C++ library takes a tenth of a search. A program linked statically (TRACUU_STATIC)
// has it inside.
#ifndef CICU_LIBRARY_H
#define CICU_LIBRARY_H

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

// ICU's headers give each name the suffix of their version, here and where a function is called: `u_tolower_72`.
#define CICU_FUNCTIONS(apply) \
    apply(u_charType) \
    apply(u_errorName) \
    apply(u_getIntPropertyValue) \
    apply(u_isalpha) \
    apply(u_strFromUTF8WithSub) \
    apply(u_strToUTF8) \
    apply(u_tolower) \
    apply(ubrk_close) \
    apply(ubrk_first) \
    apply(ubrk_getRuleStatus) \
    apply(ubrk_next) \
    apply(ubrk_open) \
    apply(ubrk_setUText) \
    apply(unorm2_getCombiningClass) \
    apply(unorm2_getDecomposition) \
    apply(unorm2_getNFCInstance) \
    apply(unorm2_getNFDInstance) \
    apply(unorm2_hasBoundaryBefore) \
    apply(unorm2_normalize) \
    apply(utext_close) \
    apply(utext_openUTF8)

struct cicu_library {
#define CICU_MEMBER(name) __typeof__(name) *name;
    CICU_FUNCTIONS(CICU_MEMBER)
#undef CICU_MEMBER
};

// ICU's functions. Ends the process with a message where the library cannot be opened, as the dynamic linker would have
// ended it at its start.
const struct cicu_library *cicu_library(void);
#define icu cicu_library()

// Ends the process: a part of ICU is not there, or there is no memory for it, and no text can be told from another
// without. The reason is in ICU's or the system's words.
_Noreturn void cicu_fail(const char *missing, const char *reason);

#endif
