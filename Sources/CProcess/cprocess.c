// For memfd_create and pipe2.
#define _GNU_SOURCE

#include "cprocess.h"

#include <errno.h>
#include <fcntl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int64_t limit_of(int what) {
    struct rlimit bounds;
    return getrlimit(what, &bounds) == 0 && bounds.rlim_cur <= INT64_MAX ? (int64_t)bounds.rlim_cur : INT64_MAX;
}

void cprocess_limit_heap(int32_t least, int32_t kept) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, least);
    mallopt(M_TRIM_THRESHOLD, kept);
    // Threads would each have an arena, and an arena has 64 MiB of addresses from its start.
    if (limit_of(RLIMIT_AS) < INT64_MAX) mallopt(M_ARENA_MAX, 1);
#else
    (void)least, (void)kept;
#endif
}

void cprocess_enlarge_heap_pages(void) {
#ifdef __GLIBC__
    enum { small = 16 << 10, large = 2 << 20, usual_pad = 128 << 10 };
    // What is left out would count there.
    if (limit_of(RLIMIT_AS) < INT64_MAX || limit_of(RLIMIT_DATA) < INT64_MAX) return;
    const size_t top = mallinfo2().keepcost;
    // Under a sanitizer, whose heap is another, it is 0.
    if (top < small) return;
    mallopt(M_TOP_PAD, small + large);
    // What is left of the heap is taken, so that the next block has it grow: from a little before where a large page
    // may begin, for its first bytes are written before the system can be told. What lies between is never touched.
    void *volatile rest = malloc(top - small / 4);
    uintptr_t end = (uintptr_t)sbrk(0), start = (end + small + large - 1) / large * large;
    void *volatile block = sbrk((intptr_t)(start - small - end)) == (void *)end ? malloc(small / 2) : NULL;
    // A block that was free lies before, and then the heap did not grow.
    if ((uintptr_t)block >= end) madvise((void *)start, large, MADV_HUGEPAGE);
    // Or each thread's heap would begin as large.
    mallopt(M_TOP_PAD, usual_pad);
    free(block);
    free(rest);
#endif
}

// Bytes of addresses that are in use; 0 where the system does not say.
static int64_t addresses_in_use(void) {
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (!file) return 0;
    if (fscanf(file, "%ld", &pages) != 1) pages = 0;
    fclose(file);
    return (int64_t)pages * sysconf(_SC_PAGESIZE);
}

int64_t cprocess_memory_limit(void) {
    int64_t data = limit_of(RLIMIT_DATA), space = limit_of(RLIMIT_AS);
    if (space < INT64_MAX) {
        int64_t used = addresses_in_use();
        space = space > used ? (space - used) / 2 : 0;
    }
    return data < space ? data : space;
}

enum { could_not_start = 127, block = 64 * 1024 };

// A file in memory, so that a program that must seek in its input can.
static int input_of(const uint8_t *bytes, int64_t length) {
    int file = memfd_create("tracuu", MFD_CLOEXEC);
    if (file < 0) return -1;
    for (int64_t done = 0; done < length;) {
        ssize_t count = write(file, bytes + done, (size_t)(length - done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            close(file);
            return -1;
        }
        done += count;
    }
    if (lseek(file, 0, SEEK_SET) != 0) {
        close(file);
        return -1;
    }
    return file;
}

static void limit(int what, rlim_t most) {
    struct rlimit bounds = {.rlim_cur = most, .rlim_max = most};
    setrlimit(what, &bounds);
}

// In the child, between fork and exec: calls that are safe there, and nothing else.
static void become(const char *const *arguments, int input, int output, cprocess_limits limits, pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(could_not_start);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    setpgid(0, 0);
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere < 0 || dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(nowhere, 2) < 0) _exit(could_not_start);
    limit(RLIMIT_AS, (rlim_t)limits.memory);
    limit(RLIMIT_CPU, (rlim_t)limits.seconds);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    char *const environment[] = {"LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", NULL};
    // A program that is just being put in place is busy for a moment.
    struct timespec pause = {.tv_nsec = 2000000};
    for (int attempt = 0; attempt < 100; attempt++) {
        execve(arguments[0], (char *const *)arguments, environment);
        if (errno != ETXTBSY) break;
        nanosleep(&pause, NULL);
    }
    _exit(could_not_start);
}

static int64_t milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// Reads until the end: 1, or until a limit is reached: 0. Without memory: -1.
static int read_all(int output, int64_t deadline, cprocess_limits limits, cprocess_result *result) {
    int64_t room = 0;
    while (1) {
        if (result->length == room) {
            room = room ? room * 2 : block;
            uint8_t *bytes = realloc(result->bytes, (size_t)room);
            if (!bytes) return -1;
            result->bytes = bytes;
        }
        int64_t left = deadline - milliseconds();
        struct pollfd wait = {.fd = output, .events = POLLIN};
        int ready = left > 0 ? poll(&wait, 1, (int)left) : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return 0;
        ssize_t count = read(output, result->bytes + result->length, (size_t)(room - result->length));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return 1;
        result->length += count;
        if (result->length > limits.output) return 0;
    }
}

// Waits for a program that has closed its output; one that runs on beyond the deadline is ended.
static int32_t wait_for(pid_t child, int64_t deadline) {
    int status = 0;
    struct timespec pause = {.tv_nsec = 100000};
    while (1) {
        if (milliseconds() >= deadline) kill(-child, SIGKILL);
        pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child) break;
        if (ended < 0 && errno != EINTR) return -1;
        nanosleep(&pause, NULL);
        if (pause.tv_nsec < 10000000) pause.tv_nsec *= 2;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static cprocess_result failed(void) {
    return (cprocess_result){.outcome = cprocess_failed, .status = errno};
}

int32_t cprocess_find(const char *name, const char *folders, char *path, int64_t capacity) {
    if (!folders) folders = getenv("PATH");
    while (folders && *folders) {
        size_t length = strcspn(folders, ":");
        int count = snprintf(path, (size_t)capacity, "%.*s/%s", (int)length, folders, name);
        // A folder that is not given in full depends on where we are: it is not searched.
        if (*folders == '/' && count > 0 && count < capacity && access(path, X_OK) == 0) return 1;
        folders += length;
        if (*folders == ':') folders++;
    }
    return 0;
}

cprocess_result cprocess_run(const char *const *arguments, const uint8_t *input, int64_t length,
                             cprocess_limits limits) {
    int file = input_of(input, length);
    if (file < 0) return failed();
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) {
        cprocess_result result = failed();
        close(file);
        return result;
    }
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0) become(arguments, file, ends[1], limits, parent);
    cprocess_result result = {.outcome = cprocess_failed, .status = errno};
    close(file);
    close(ends[1]);
    if (child > 0) {
        // Both sides make the group, so that it is there whoever runs first.
        setpgid(child, child);
        int64_t deadline = milliseconds() + (int64_t)limits.seconds * 1000;
        int complete = read_all(ends[0], deadline, limits, &result);
        result.status = wait_for(child, complete == 1 ? deadline : 0);
        result.outcome = complete != 1                         ? cprocess_stopped
                         : result.status == could_not_start ? cprocess_absent
                                                               : cprocess_ended;
    }
    close(ends[0]);
    return result;
}

void cprocess_free(uint8_t *bytes) { free(bytes); }
