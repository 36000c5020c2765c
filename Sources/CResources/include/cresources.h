// The registries of Sources/Reports/Resources, carried inside the binary so that a copied program needs no files.
#ifndef CRESOURCES_H
#define CRESOURCES_H

#include <stdint.h>

/// The bytes of one registry (tab-separated UTF-8, not NUL-terminated) and their count; a static buffer.
/// NULL for a name that is not carried.
const uint8_t *_Nullable cresources_find(const char *_Nonnull name, int64_t *_Nonnull length);

#endif
