// The wall between Swift and libarchive: opaque handles, fixed-width integers. Archives are only read, entry by
// entry, front to back; nothing is ever written to disk.
#ifndef CARCHIVE_H
#define CARCHIVE_H

#include <stdint.h>

typedef struct carchive carchive;

/// The name and version of the library, such as "libarchive 3.6.2"; NULL where there is none.
const char *_Nullable carchive_version(void);

/// Opens an archive, or a single compressed file (whose one entry then is its content), for reading.
/// The descriptor, which must stand at the file's start, stays the caller's; the bytes must stay where they are
/// until the handle is closed. NULL when memory is out or the bytes are no archive: then `error`, of at least
/// 256 bytes, says why.
carchive *_Nullable carchive_open_descriptor(int32_t descriptor, char *_Nonnull error);
carchive *_Nullable carchive_open_memory(const uint8_t *_Nonnull bytes, int64_t length, char *_Nonnull error);
/// The same for what can only be read front to back: `head`, which is copied, and behind it the rest of a descriptor,
/// or of the current entry of another archive, which must stay open and may move on only when this one is closed.
/// Formats with their contents at the end cannot be read so.
carchive *_Nullable carchive_open_stream(
    int32_t descriptor, const uint8_t *_Nonnull head, int64_t length, char *_Nonnull error);
carchive *_Nullable carchive_open_entry(
    carchive *_Nonnull outer, const uint8_t *_Nonnull head, int64_t length, char *_Nonnull error);
void carchive_close(carchive *_Nullable archive);

/// Sets how many bytes of its current entry an archive may give to one opened in that entry, and how many it has given
/// since.
void carchive_lend(carchive *_Nonnull archive, int64_t bytes);
int64_t carchive_lent(carchive *_Nonnull archive);

/// What moving and reading answer with when there are no bytes to count.
enum {
    carchive_damaged = -1,    ///< Nothing more can be read from the archive.
    carchive_unreadable = -2, ///< This entry cannot be read; the next may.
    carchive_ends_oddly = -3  ///< It does not end as programs end it, and may have been cut; nothing else is wrong.
};

/// Moves to the next entry: 1 there is one, 0 at the end, or an error. All but `carchive_damaged` are told once of an
/// archive, and moving goes on.
int32_t carchive_next(carchive *_Nonnull archive);

/// Whether the archive is one compressed file without a container; known once `carchive_next` has given 1.
int32_t carchive_is_bare(carchive *_Nonnull archive);
/// How many compressions lie over one another; known once `carchive_next` has given 1.
int32_t carchive_layers(carchive *_Nonnull archive);
/// Whether it is a zip; known once `carchive_next` has given 1.
int32_t carchive_is_zip(carchive *_Nonnull archive);
/// Whether an entry met, or the list of the entries itself, is encrypted.
int32_t carchive_wants_password(carchive *_Nonnull archive);

/// The current entry's name as stored: UTF-8 where the format says so, else bytes of an unknown encoding. Not
/// NUL-terminated, valid until the next move.
const uint8_t *_Nullable carchive_name(carchive *_Nonnull archive, int64_t *_Nonnull length);
/// 0 a file, 1 a folder, 2 a link, 3 a device, pipe or socket.
int32_t carchive_kind(carchive *_Nonnull archive);
/// The unpacked size in bytes, -1 where the archive does not say.
int64_t carchive_size(carchive *_Nonnull archive);
int32_t carchive_is_encrypted(carchive *_Nonnull archive);

/// Reads on in the current entry: bytes written (up to `capacity`), 0 at its end, or one of the two errors.
int64_t carchive_read(carchive *_Nonnull archive, uint8_t *_Nonnull to, int64_t capacity);

/// Where the current entry begins, its headers included, in bytes of the archive with all compression taken off.
int64_t carchive_entry_start(carchive *_Nonnull archive);
/// How many packed bytes have been read so far.
int64_t carchive_position(carchive *_Nonnull archive);
/// What was wrong last; never NULL, valid until the next call.
const char *_Nonnull carchive_error(carchive *_Nonnull archive);

#endif
