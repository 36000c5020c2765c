// Maps files for reading, and tells what is to happen where one of them is cut short, or its disk fails, while it is
// mapped: the system then ends whoever reads there, and no look at the file beforehand can rule it out.
#ifndef CMAPPING_H
#define CMAPPING_H

#include <stdint.h>

/// Maps the first `length` bytes of an open file, more than none; NULL, and `errno`, where the system will not.
/// - Parameter path: what the file is called in messages; of a longer one than 4,095 bytes, these.
const void *_Nullable cmapping_map(int32_t descriptor, int64_t length, const char *_Nonnull path);

/// Gives up a mapping of just that place and length.
void cmapping_unmap(const void *_Nonnull start, int64_t length);

/// From now on a mapped file of which something cannot be read ends the process with `status` and a message on standard
/// error: `message`, of at most 2,047 bytes, with the file's folder, as a shell's word, for each byte 1 in it and its
/// name for each byte 2. Whatever else the system ends the process for does so as before.
void cmapping_end_process(const char *_Nonnull message, int32_t status);

#endif
