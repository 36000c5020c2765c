// The wall between Swift and RapidJSON: one flat JSON object a call, its wanted fields as slices of UTF-8.
#ifndef CJSON_H
#define CJSON_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cjson_reader cjson_reader;

/// A reader for objects of which `count` fields are wanted (at most 32). `names` holds the names one behind
/// another, each ended by a NUL; `numbers` has a bit for each that may be a number, which is given as it is written.
/// NULL when memory is out.
cjson_reader *_Nullable cjson_reader_new(const char *_Nonnull names, int32_t count, uint32_t numbers);
void cjson_reader_free(cjson_reader *_Nullable reader);

/// One field's value, unescaped. NULL where the record has no such field, or a null.
typedef struct {
    const uint8_t *_Nullable bytes;
    int64_t length;
} cjson_slice;

typedef enum {
    cjson_ok,
    /// Not JSON, or not one object.
    cjson_malformed,
    /// Bytes that are not UTF-8.
    cjson_not_utf8,
    /// A wanted field holds something else than a string.
    cjson_not_a_string,
    cjson_out_of_memory
} cjson_status;

typedef struct {
    cjson_status status;
    /// The number of the field that is wrong, -1 where it is none.
    int32_t field;
    /// Where in the record it was noticed, in bytes; -1 unknown.
    int64_t offset;
    /// What is wrong; a static string.
    const char *_Nonnull message;
} cjson_outcome;

/// Reads one object of `length` bytes. `fields` takes as many slices as names are wanted, in their order; of a name
/// that comes twice the last one counts, and values that are not wanted are passed over. Slices are valid until the
/// next call.
cjson_outcome cjson_read(cjson_reader *_Nonnull reader, const uint8_t *_Nonnull record, int64_t length,
                         cjson_slice *_Nonnull fields);

#ifdef __cplusplus
}
#endif

#endif
