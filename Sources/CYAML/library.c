#include "library.h"

#ifndef TRACUU_STATIC

#include "clibrary.h"

#include <stddef.h>

struct cyaml_library cyaml_library;

static const char *const names[] = {"libyaml-0.so.2", "libyaml.so", NULL};

// In the order of the structure, which holds nothing but pointers to functions.
static const char *const functions[] = {
#define CYAML_NAME(name) #name,
    CYAML_FUNCTIONS(CYAML_NAME)
#undef CYAML_NAME
    NULL,
};

_Static_assert(sizeof(struct cyaml_library) + sizeof(void *) == sizeof functions, "one pointer a function");

static struct clibrary library = {names, functions, (void **)&cyaml_library};

bool cyaml_load(void) { return clibrary_open(&library); }

#endif
