#define _GNU_SOURCE
#include "clineedit.h"

#include <dlfcn.h>
#include <errno.h>
#include <histedit.h>
#include <limits.h>
#include <link.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

struct clineedit {
    void *library;
    EditLine *line;
    History *history;
    HistEvent event;
    char *path;
    const char *prompt;
    clineedit_completer completer;
    void *context;
    /// What a completer did.
    unsigned char outcome;
    struct sigaction previous;
    /// The signals that were blocked before a line was begun.
    sigset_t outside;
    EditLine *(*el_init)(const char *, FILE *, FILE *, FILE *);
    void (*el_end)(EditLine *);
    void (*el_reset)(EditLine *);
    const char *(*el_gets)(EditLine *, int *);
    int (*el_set)(EditLine *, int, ...);
    const LineInfo *(*el_line)(EditLine *);
    int (*el_insertstr)(EditLine *, const char *);
    void (*el_deletestr)(EditLine *, int);
    History *(*history_init)(void);
    void (*history_end)(History *);
    int (*history_call)(History *, HistEvent *, int, ...);
};

// Interrupts are let in nowhere but in the wait for a key, so none comes between the look at the flag and the wait.
static volatile sig_atomic_t interrupted;

static void note_interrupt(int number) {
    (void)number;
    interrupted = 1;
}

// libedit hands its prompt function nothing but the editor, whose client data is found through el_get, which is
// variadic; one editor a process needs neither.
static clineedit *current;

static char *show_prompt(EditLine *line) {
    (void)line;
    return (char *)(current ? current->prompt : "");
}

// The next scalar typed, or 0 at the end and -1 after an interrupt.
static int read_key(EditLine *line, wchar_t *key) {
    (void)line;
    mbstate_t state;
    memset(&state, 0, sizeof state);
    for (;;) {
        struct pollfd terminal = {.fd = STDIN_FILENO, .events = POLLIN};
        if (ppoll(&terminal, 1, NULL, &current->outside) < 0) {
            if (errno == EINTR && !interrupted) continue;
            return -1;
        }
        char byte;
        ssize_t count = read(STDIN_FILENO, &byte, 1);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return (int)count;
        size_t used = mbrtowc(key, &byte, 1, &state);
        if (used == (size_t)-2) continue;
        if (used != (size_t)-1) return 1;
        memset(&state, 0, sizeof state);
    }
}

// What the key for completion does.
static unsigned char complete(EditLine *line, int key) {
    (void)key;
    if (!current || !current->completer) return CC_ERROR;
    const LineInfo *info = current->el_line(line);
    current->outcome = CC_ERROR;
    // What is edited may move while the completer works.
    size_t length = (size_t)(info->cursor - info->buffer);
    char *before = malloc(length + 1);
    if (!before) return CC_ERROR;
    memcpy(before, info->buffer, length);
    before[length] = 0;
    current->completer(current->context, current, before, (int64_t)length);
    free(before);
    return current->outcome;
}

// libedit has no word for its version; the file it is loaded from is named after it.
const char *clineedit_version(void) {
    static char version[64];
    void *library = dlopen("libedit.so.2", RTLD_LAZY | RTLD_LOCAL);
    if (!library) return NULL;
    struct link_map *map = NULL;
    char path[PATH_MAX];
    const char *number = NULL;
    if (dlinfo(library, RTLD_DI_LINKMAP, &map) == 0 && realpath(map->l_name, path)) number = strstr(path, ".so.");
    if (number) snprintf(version, sizeof version, "%s", number + strlen(".so."));
    dlclose(library);
    return number ? version : NULL;
}

static int find(clineedit *editor) {
    editor->library = dlopen("libedit.so.2", RTLD_NOW | RTLD_LOCAL);
    if (!editor->library) return -1;
    editor->el_init = (EditLine * (*)(const char *, FILE *, FILE *, FILE *)) dlsym(editor->library, "el_init");
    editor->el_end = (void (*)(EditLine *))dlsym(editor->library, "el_end");
    editor->el_reset = (void (*)(EditLine *))dlsym(editor->library, "el_reset");
    editor->el_gets = (const char *(*)(EditLine *, int *))dlsym(editor->library, "el_gets");
    editor->el_set = (int (*)(EditLine *, int, ...))dlsym(editor->library, "el_set");
    editor->el_line = (const LineInfo *(*)(EditLine *))dlsym(editor->library, "el_line");
    editor->el_insertstr = (int (*)(EditLine *, const char *))dlsym(editor->library, "el_insertstr");
    editor->el_deletestr = (void (*)(EditLine *, int))dlsym(editor->library, "el_deletestr");
    editor->history_init = (History * (*)(void)) dlsym(editor->library, "history_init");
    editor->history_end = (void (*)(History *))dlsym(editor->library, "history_end");
    editor->history_call = (int (*)(History *, HistEvent *, int, ...))dlsym(editor->library, "history");
    int found = editor->el_init && editor->el_end && editor->el_reset && editor->el_gets && editor->el_set &&
                editor->el_line && editor->el_insertstr && editor->el_deletestr && editor->history_init && editor->history_end && editor->history_call;
    return found ? 0 : -1;
}

clineedit *clineedit_open(const char *history, int32_t remembered) {
    if (current) return NULL;
    // libedit reads the terminal in the locale's encoding; the program speaks UTF-8 whatever the locale.
    if (!setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "");
    clineedit *editor = calloc(1, sizeof *editor);
    if (!editor) return NULL;
    if (find(editor) != 0 || !(editor->line = editor->el_init("tracuu", stdin, stdout, stderr))) {
        clineedit_close(editor);
        return NULL;
    }
    current = editor;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note_interrupt;
    sigaction(SIGINT, &action, &editor->previous);
    editor->prompt = "";
    editor->el_set(editor->line, EL_PROMPT, show_prompt);
    editor->el_set(editor->line, EL_EDITOR, "emacs");
    editor->el_set(editor->line, EL_SIGNAL, 0);
    editor->el_set(editor->line, EL_GETCFN, read_key);
    editor->el_set(editor->line, EL_BIND, "^R", "em-inc-search-prev", NULL);
    editor->el_set(editor->line, EL_ADDFN, "tracuu-complete", "complete what is being typed", complete);
    editor->el_set(editor->line, EL_BIND, "^I", "tracuu-complete", NULL);
    editor->history = editor->history_init();
    if (editor->history) {
        editor->history_call(editor->history, &editor->event, H_SETSIZE, (int)remembered);
        editor->history_call(editor->history, &editor->event, H_SETUNIQUE, 1);
        editor->el_set(editor->line, EL_HIST, editor->history_call, editor->history);
        if (history && (editor->path = strdup(history)))
            editor->history_call(editor->history, &editor->event, H_LOAD, editor->path);
    }
    return editor;
}

int32_t clineedit_read(clineedit *editor, const char *prompt, const char **line, int64_t *length) {
    interrupted = 0;
    editor->prompt = prompt;
    int count = 0;
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigprocmask(SIG_BLOCK, &interrupt, &editor->outside);
    // Whoever started the program may have had interrupts blocked; a person at the prompt means them.
    sigdelset(&editor->outside, SIGINT);
    // Before the prompt is shown: a key that answers it must not meet a terminal that still keeps whole lines.
    editor->el_set(editor->line, EL_PREP_TERM, 1);
    const char *text = editor->el_gets(editor->line, &count);
    sigprocmask(SIG_SETMASK, &editor->outside, NULL);
    editor->prompt = "";
    if (interrupted && (!text || count <= 0)) {
        editor->el_reset(editor->line);
        fputs("^C\n", stdout);
        fflush(stdout);
        return CLINEEDIT_INTERRUPTED;
    }
    if (!text || count <= 0) return CLINEEDIT_END;
    size_t bytes = strlen(text);
    while (bytes > 0 && (text[bytes - 1] == '\n' || text[bytes - 1] == '\r')) bytes--;
    *line = text;
    *length = (int64_t)bytes;
    return CLINEEDIT_LINE;
}

int32_t clineedit_interrupted(void) { return interrupted != 0; }

void clineedit_set_completer(clineedit *editor, clineedit_completer completer, void *context) {
    editor->completer = completer;
    editor->context = context;
}

void clineedit_replace(clineedit *editor, const char *text) {
    const LineInfo *info = editor->el_line(editor->line);
    // The editor counts scalars.
    int scalars = 0;
    for (const char *byte = info->buffer; byte < info->cursor; byte++) scalars += (*byte & 0xC0) != 0x80;
    editor->el_deletestr(editor->line, scalars);
    editor->el_insertstr(editor->line, text);
    if (editor->outcome == CC_ERROR) editor->outcome = CC_REFRESH;
}

void clineedit_show(clineedit *editor, const char *lines) {
    fputc('\n', stdout);
    fputs(lines, stdout);
    fflush(stdout);
    editor->outcome = CC_REDISPLAY;
}

int32_t clineedit_remember(clineedit *editor, const char *line) {
    if (!editor->history) return 0;
    editor->history_call(editor->history, &editor->event, H_ENTER, line);
    if (!editor->path) return 0;
    return editor->history_call(editor->history, &editor->event, H_SAVE, editor->path) < 0 ? -1 : 0;
}

void clineedit_close(clineedit *editor) {
    if (!editor) return;
    if (editor->history) editor->history_end(editor->history);
    if (editor->line) editor->el_end(editor->line);
    if (editor->library) dlclose(editor->library);
    if (current == editor) {
        sigaction(SIGINT, &editor->previous, NULL);
        current = NULL;
    }
    free(editor->path);
    free(editor);
}
