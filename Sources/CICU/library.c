#include "library.h"

#include <stdio.h>
#include <stdlib.h>

// A macro is expanded before it is quoted: ICU's version is one, and so is each of its names.
#define CICU_QUOTED(text) #text
#define CICU_QUOTE(text) CICU_QUOTED(text)

// What a shell says of a program that cannot be loaded.
enum { status_not_loaded = 127 };

_Noreturn void cicu_fail(const char *missing, const char *reason) {
    // Which language is spoken, and how errors are told, is known far from here.
    static const char remedy[] = "sudo apt install --reinstall libicu" CICU_QUOTE(U_ICU_VERSION_MAJOR_NUM);
    fprintf(stderr, "tracuu: error: ICU %s: cannot open %s (%s); if it is missing, install it: %s\n", U_ICU_VERSION,
            missing, reason, remedy);
    fprintf(stderr, "tracuu: lỗi: ICU %s: không mở được %s (%s); nếu thiếu, hãy cài lại: %s\n", U_ICU_VERSION, missing,
            reason, remedy);
    _Exit(status_not_loaded);
}

#ifdef TRACUU_STATIC

const struct cicu_library *cicu_library(void) {
    static const struct cicu_library library = {
#define CICU_ADDRESS(name) name,
        CICU_FUNCTIONS(CICU_ADDRESS)
#undef CICU_ADDRESS
    };
    return &library;
}

#else

#include "clibrary.h"

#include <stdatomic.h>

static const char *const names[] = {"libicuuc.so." CICU_QUOTE(U_ICU_VERSION_MAJOR_NUM), NULL};

// In the order of the structure, which holds nothing but pointers to functions.
static const char *const functions[] = {
#define CICU_NAME(name) CICU_QUOTE(name),
    CICU_FUNCTIONS(CICU_NAME)
#undef CICU_NAME
    NULL,
};

static struct cicu_library members;

_Static_assert(sizeof members + sizeof(void *) == sizeof functions, "one pointer a function");

static struct clibrary library = {names, functions, (void **)&members};

const struct cicu_library *cicu_library(void) {
    static _Atomic(const struct cicu_library *) opened;
    const struct cicu_library *found = atomic_load_explicit(&opened, memory_order_acquire);
    if (found) return found;
    if (!clibrary_open(&library)) cicu_fail(names[0], library.reason);
    atomic_store_explicit(&opened, &members, memory_order_release);
    return &members;
}

#endif
