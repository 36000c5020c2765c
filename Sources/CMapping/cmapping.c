#define _GNU_SOURCE

#include "cmapping.h"

#include <ctype.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { longest_path = 4096, longest_message = 2048 };

// A signal handler may come upon a mapping at any moment, so none is ever freed: one that is given up serves the next.
struct mapping {
    // NULL where it is given up. Written last, when all else is in place.
    _Atomic(const char *) start;
    _Atomic(int64_t) length;
    char path[longest_path];
    struct mapping *next;
};

static _Atomic(struct mapping *) mappings;
static pthread_mutex_t changing = PTHREAD_MUTEX_INITIALIZER;

static struct mapping *free_mapping(void) {
    for (struct mapping *each = atomic_load(&mappings); each; each = each->next)
        if (!atomic_load(&each->start)) return each;
    struct mapping *new = calloc(1, sizeof *new);
    if (!new) return NULL;
    new->next = atomic_load(&mappings);
    atomic_store(&mappings, new);
    return new;
}

const void *cmapping_map(int32_t descriptor, int64_t length, const char *path) {
    void *start = mmap(NULL, (size_t)length, PROT_READ, MAP_SHARED, descriptor, 0);
    if (start == MAP_FAILED) return NULL;
    pthread_mutex_lock(&changing);
    struct mapping *mapping = free_mapping();
    // Without memory for it the file is not told of, and can be read all the same.
    if (mapping) {
        atomic_store(&mapping->length, length);
        strncpy(mapping->path, path, longest_path - 1);
        atomic_store(&mapping->start, start);
    }
    pthread_mutex_unlock(&changing);
    return start;
}

void cmapping_unmap(const void *start, int64_t length) {
    pthread_mutex_lock(&changing);
    for (struct mapping *each = atomic_load(&mappings); each; each = each->next) {
        if (atomic_load(&each->start) != start) continue;
        atomic_store(&each->start, NULL);
        break;
    }
    pthread_mutex_unlock(&changing);
    munmap((void *)start, (size_t)length);
}

// What the handler says. It calls nothing but what may be called there.

static char message[longest_message];
static int32_t status_of_end;

static void say(const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(STDERR_FILENO, bytes, length);
        if (count <= 0) return;
        bytes += count;
        length -= (size_t)count;
    }
}

// A name may hold what a terminal would obey: C0, DEL, and C1 in UTF-8.
static void say_name(const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i], next = i + 1 < length ? (unsigned char)bytes[i + 1] : 0;
        int is_c1 = byte == 0xC2 && next >= 0x80 && next < 0xA0;
        say(byte < 0x20 || byte == 0x7F || is_c1 ? "?" : bytes + i, 1);
        i += is_c1;
    }
}

static int is_plain(unsigned char byte) { return byte >= 0x80 || isalnum(byte) || strchr("/._-", byte) != NULL; }

// As a shell takes it for one word.
static void say_word(const char *bytes, size_t length) {
    size_t plain = 0;
    while (plain < length && is_plain((unsigned char)bytes[plain])) plain++;
    if (plain == length && length > 0) return say_name(bytes, length);
    say("'", 1);
    for (size_t start = 0; start <= length;) {
        const char *quote = memchr(bytes + start, '\'', length - start);
        size_t end = quote ? (size_t)(quote - bytes) : length;
        say_name(bytes + start, end - start);
        if (quote) say("'\\''", 4);
        start = end + 1;
    }
    say("'", 1);
}

static void say_of(const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    for (const char *next = message; *next;) {
        size_t plain = strcspn(next, "\1\2");
        say(next, plain);
        next += plain;
        if (*next == 1) {
            if (slash) say_word(path, (size_t)(slash - path));
            else say(".", 1);
        }
        if (*next == 2) say_name(name, strlen(name));
        if (*next) next++;
    }
}

static atomic_flag has_been_said = ATOMIC_FLAG_INIT;

static void on_fault(int number, siginfo_t *info, void *context) {
    (void)context;
    const char *place = info->si_addr;
    for (struct mapping *each = atomic_load(&mappings); each && info->si_code > 0; each = each->next) {
        const char *start = atomic_load(&each->start);
        if (!start || place < start || place - start >= atomic_load(&each->length)) continue;
        // It was another one's length.
        if (atomic_load(&each->start) != start) continue;
        // Of two threads that come upon it one tells, and ends the other.
        while (atomic_flag_test_and_set(&has_been_said)) pause();
        say_of(each->path);
        _exit(status_of_end);
    }
    // None of ours, or sent by a process: it ends this one, when it happens again or comes from here.
    signal(number, SIG_DFL);
    if (info->si_code <= 0) raise(number);
}

void cmapping_end_process(const char *text, int32_t status) {
    strncpy(message, text, longest_message - 1);
    status_of_end = status;
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, NULL);
}
