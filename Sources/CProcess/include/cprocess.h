// Runs another program over some bytes, fenced in: no files written, no more memory and time than allowed, ended with
// its parent. And settings of this one.
#ifndef CPROCESS_H
#define CPROCESS_H

#include <stdint.h>

/// Has blocks of memory of `least` bytes and more go back to the system whenever they are freed, whatever was freed
/// before, and of the free end of the heap what is above `kept` bytes, and nothing below. Under a limit of the address
/// space, threads share one heap. Nothing where the C library has no such settings.
void cprocess_limit_heap(int32_t least, int32_t kept);

/// Has the system bring in the next two mebibytes that the heap grows by at once, at their first use, where it has pages
/// of that size: to bring in small ones, one after the other, takes several times as long. To be called once, before
/// there are threads and before much is freed. Nothing under a limit of memory, under a sanitizer, nor where the C library
/// has no such settings.
void cprocess_enlarge_heap_pages(void);

/// How many bytes the system lets this process allocate: its limit, or half of what is left of its address space, in which
/// mapped files and the stacks of threads count too. INT64_MAX where there is none.
int64_t cprocess_memory_limit(void);

typedef struct {
    /// The most bytes of address space.
    int64_t memory;
    /// The most seconds, of processor time and on the clock.
    int32_t seconds;
    /// The most bytes of output that are kept.
    int64_t output;
} cprocess_limits;

/// What became of a run.
typedef enum {
    cprocess_ended,
    /// The program could not be started.
    cprocess_absent,
    /// It took too long, or wrote too much, and was ended.
    cprocess_stopped,
    /// The system would not let it run: `errno` in `status`.
    cprocess_failed
} cprocess_outcome;

typedef struct {
    cprocess_outcome outcome;
    /// What the program exited with; 128 and the signal's number where one ended it.
    int32_t status;
    /// Its standard output, to be freed with `cprocess_free`; NULL where there is none.
    uint8_t *_Nullable bytes;
    int64_t length;
} cprocess_result;

/// Finds a program in a list of folders parted by colons, or in that of the environment where there is none given:
/// its full path, ended by a NUL, into `path`, and 1; 0 where it is in none of them.
int32_t cprocess_find(const char *_Nonnull name, const char *_Nullable folders, char *_Nonnull path, int64_t capacity);

/// Runs `arguments[0]`, a full path, with `length` bytes as its standard input, which may be sought in. The list ends
/// with NULL. Its standard error goes nowhere.
cprocess_result cprocess_run(const char *_Nullable const *_Nonnull arguments, const uint8_t *_Nullable input,
                             int64_t length, cprocess_limits limits);
void cprocess_free(uint8_t *_Nullable bytes);

#endif
