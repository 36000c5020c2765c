#include "cicu.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct cicu_words {
    UBreakIterator *iterator;
    UText text;
    int32_t start;
};

cicu_words *cicu_words_open(void) {
    cicu_words *words = calloc(1, sizeof *words);
    if (words == NULL) return NULL;
    UErrorCode status = U_ZERO_ERROR;
    words->text = (UText)UTEXT_INITIALIZER;
    words->iterator = ubrk_open(UBRK_WORD, "vi", NULL, 0, &status);
    if (U_FAILURE(status)) {
        free(words);
        return NULL;
    }
    return words;
}

void cicu_words_close(cicu_words *words) {
    ubrk_close(words->iterator);
    utext_close(&words->text);
    free(words);
}

int32_t cicu_words_begin(cicu_words *words, const uint8_t *text, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&words->text, (const char *)text, length, &status);
    ubrk_setUText(words->iterator, &words->text, &status);
    if (U_FAILURE(status)) return 0;
    words->start = ubrk_first(words->iterator);
    return 1;
}

int32_t cicu_words_next(cicu_words *words, int32_t *starts, int32_t *ends, int32_t capacity) {
    int32_t count = 0;
    while (count < capacity) {
        int32_t end = ubrk_next(words->iterator);
        if (end == UBRK_DONE) break;
        if (ubrk_getRuleStatus(words->iterator) >= UBRK_WORD_NUMBER) {
            starts[count] = words->start;
            ends[count++] = end;
        }
        words->start = end;
    }
    return count;
}
