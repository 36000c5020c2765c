// Shared libraries that are opened when they are first needed: most runs of a program are searches, which need none of
// them, and loading one with what it needs itself takes longer than a search.
#ifndef CLIBRARY_H
#define CLIBRARY_H

#include <stdbool.h>

/// A library and the functions wanted of it. Both lists end with NULL.
struct clibrary {
    /// The names it goes by, the best first.
    const char *_Nullable const *_Nonnull names;
    const char *_Nullable const *_Nonnull functions;
    /// Where the functions' addresses go, in their order.
    void *_Nullable *_Nonnull members;
    /// Written by ``clibrary_open`` alone.
    void *_Nullable handle;
    bool is_tried, is_open;
    /// Why it could not be opened by the last of its names, in the system's words.
    char reason[256];
};

/// Opens the library where it is not open; false where there is none that has all of the functions. Threads may call it
/// at once.
bool clibrary_open(struct clibrary *_Nonnull library);

/// Something else in a library that is open; NULL where it is not there.
const void *_Nullable clibrary_symbol(const struct clibrary *_Nonnull library, const char *_Nonnull name);

#endif
