#include "cicu.h"
#include "library.h"

#include <stdlib.h>

struct cicu_words {
    UBreakIterator *iterator;
    UText text;
    int32_t start;
};

static UErrorCode open_iterator(cicu_words *words) {
    UErrorCode status = U_ZERO_ERROR;
    if (words->iterator == NULL) words->iterator = icu->ubrk_open(UBRK_WORD, "vi", NULL, 0, &status);
    return status;
}

cicu_words *cicu_words_new(void) {
    cicu_words *words = calloc(1, sizeof *words);
    if (words != NULL) words->text = (UText)UTEXT_INITIALIZER;
    return words;
}

int32_t cicu_words_open(cicu_words *words) { return U_SUCCESS(open_iterator(words)); }

void cicu_words_close(cicu_words *words) {
    if (words->iterator != NULL) {
        icu->ubrk_close(words->iterator);
        icu->utext_close(&words->text);
    }
    free(words);
}

int32_t cicu_words_begin(cicu_words *words, const uint8_t *text, int32_t length) {
    UErrorCode status = open_iterator(words);
    if (U_FAILURE(status)) cicu_fail("brkitr/word.brk", icu->u_errorName(status));
    icu->utext_openUTF8(&words->text, (const char *)text, length, &status);
    icu->ubrk_setUText(words->iterator, &words->text, &status);
    if (U_FAILURE(status)) return 0;
    words->start = icu->ubrk_first(words->iterator);
    return 1;
}

int32_t cicu_words_next(cicu_words *words, int32_t *starts, int32_t *ends, int32_t capacity) {
    int32_t count = 0;
    while (count < capacity) {
        int32_t end = icu->ubrk_next(words->iterator);
        if (end == UBRK_DONE) break;
        if (icu->ubrk_getRuleStatus(words->iterator) >= UBRK_WORD_NUMBER) {
            starts[count] = words->start;
            ends[count++] = end;
        }
        words->start = end;
    }
    return count;
}
