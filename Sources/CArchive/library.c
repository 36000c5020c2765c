#include "library.h"

#ifndef TRACUU_STATIC

#include "clibrary.h"

#include <stddef.h>

struct carchive_library carchive_library;

static const char *const names[] = {"libarchive.so.13", "libarchive.so", NULL};

// In the order of the structure, which holds nothing but pointers to functions.
static const char *const functions[] = {
#define CARCHIVE_NAME(name) #name,
    CARCHIVE_FUNCTIONS(CARCHIVE_NAME)
#undef CARCHIVE_NAME
    NULL,
};

_Static_assert(sizeof(struct carchive_library) + sizeof(void *) == sizeof functions, "one pointer a function");

static struct clibrary library = {names, functions, (void **)&carchive_library};

bool carchive_load(void) { return clibrary_open(&library); }

#endif
