// The wall between Swift and libyaml: bytes in, the plain pairs of one mapping out.
#ifndef CYAML_H
#define CYAML_H

#include <stdint.h>

/// The library's version, such as "0.2.5"; NULL where there is none.
const char *_Nullable cyaml_version(void);

typedef struct cyaml_pairs cyaml_pairs;

/// A key of the mapping with one value: itself, or one of the items of its list. Both are slices of the pairs' bytes.
typedef struct {
    int64_t key;
    int64_t key_length;
    int64_t value;
    int64_t value_length;
} cyaml_pair;

/// Reads one document of UTF-8, at most 2^14 bytes, that is a mapping; what is not a scalar or a flat list of scalars
/// in it is left out. Aliases are not followed. NULL when memory is out or it is no such document.
cyaml_pairs *_Nullable cyaml_read(const uint8_t *_Nonnull utf8, int64_t length);
void cyaml_free(cyaml_pairs *_Nullable pairs);

/// Both arrays live as long as the pairs.
const cyaml_pair *_Nullable cyaml_all(const cyaml_pairs *_Nonnull pairs, int64_t *_Nonnull count);
const uint8_t *_Nullable cyaml_bytes(const cyaml_pairs *_Nonnull pairs, int64_t *_Nonnull length);

#endif
