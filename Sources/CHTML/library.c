#include "library.h"

#ifndef TRACUU_STATIC

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

struct chtml_library chtml_library;

static const char *const names[] = {"libxml2.so.2", "libxml2.so.16", "libxml2.so"};

// In the order of the structure, which holds nothing but pointers to functions.
static const char *const functions[] = {
#define CHTML_NAME(name) #name,
    CHTML_FUNCTIONS(CHTML_NAME)
#undef CHTML_NAME
};

enum { function_count = sizeof functions / sizeof *functions };

_Static_assert(sizeof(struct chtml_library) == function_count * sizeof(void *), "one pointer a function");

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool is_loaded;
static const char *version;

static void load(void) {
    void *library = NULL;
    for (size_t index = 0; !library && index < sizeof names / sizeof *names; index++) {
        library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    }
    if (!library) return;
    void **members = (void **)&chtml_library;
    for (size_t index = 0; index < function_count; index++) {
        members[index] = dlsym(library, functions[index]);
        if (!members[index]) return;
    }
    const char *const *told = dlsym(library, "xmlParserVersion");
    version = told ? *told : NULL;
    is_loaded = true;
}

const char *chtml_loaded_version(void) { return version; }

bool chtml_load(void) {
    pthread_once(&once, load);
    return is_loaded;
}

#endif
