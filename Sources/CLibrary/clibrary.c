#include "clibrary.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static bool fail(struct clibrary *library) {
    const char *reason = dlerror();
    snprintf(library->reason, sizeof library->reason, "%s", reason ? reason : "?");
    return false;
}

static bool load(struct clibrary *library) {
    for (const char *const *name = library->names; *name && !library->handle; name++) {
        library->handle = dlopen(*name, RTLD_NOW | RTLD_LOCAL);
    }
    if (!library->handle) return fail(library);
    for (size_t index = 0; library->functions[index]; index++) {
        library->members[index] = dlsym(library->handle, library->functions[index]);
        if (!library->members[index]) return fail(library);
    }
    return true;
}

bool clibrary_open(struct clibrary *library) {
    pthread_mutex_lock(&lock);
    if (!library->is_tried) {
        library->is_open = load(library);
        library->is_tried = true;
    }
    bool is_open = library->is_open;
    pthread_mutex_unlock(&lock);
    return is_open;
}

const void *clibrary_symbol(const struct clibrary *library, const char *name) {
    return library->is_open ? dlsym(library->handle, name) : NULL;
}
