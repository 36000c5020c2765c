#include "library.h"

#ifndef TRACUU_STATIC

#include "clibrary.h"

#include <stddef.h>

struct chtml_library chtml_library;

static const char *const names[] = {"libxml2.so.2", "libxml2.so.16", "libxml2.so", NULL};

// In the order of the structure, which holds nothing but pointers to functions.
static const char *const functions[] = {
#define CHTML_NAME(name) #name,
    CHTML_FUNCTIONS(CHTML_NAME)
#undef CHTML_NAME
    NULL,
};

_Static_assert(sizeof(struct chtml_library) + sizeof(void *) == sizeof functions, "one pointer a function");

static struct clibrary library = {names, functions, (void **)&chtml_library};

bool chtml_load(void) { return clibrary_open(&library); }

const char *chtml_loaded_version(void) {
    const char *const *version = clibrary_symbol(&library, "xmlParserVersion");
    return version ? *version : NULL;
}

#endif
