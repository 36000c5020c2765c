// The wall between Swift and libedit: one line editor a process, behind an opaque handle. The library is opened
// when an editor is made, so that a program that never prompts does not pay for it.
#ifndef CLINEEDIT_H
#define CLINEEDIT_H

#include <stdint.h>

typedef struct clineedit clineedit;

enum {
    CLINEEDIT_LINE = 0,
    /// Ctrl-C: the line is dropped.
    CLINEEDIT_INTERRUPTED = 1,
    /// Ctrl-D on an empty line, or the terminal is gone.
    CLINEEDIT_END = 2,
};

/// An editor on standard input and output, or NULL where libedit is not installed or the terminal cannot be used.
/// As long as it is open an interrupt does not end the program.
/// `history` is the path of the history file, or NULL for none; one that does not exist yet is no error.
clineedit *_Nullable clineedit_open(const char *_Nullable history, int32_t remembered);

/// Reads a line in UTF-8 behind the prompt, which is one line of UTF-8. The line lives until the next call and has
/// no newline at its end. Returns one of the codes above.
int32_t clineedit_read(clineedit *_Nonnull editor, const char *_Nonnull prompt, const char *_Nullable *_Nonnull line,
                       int64_t *_Nonnull length);

/// Adds a line to the history and its file. Returns 0, or -1 where the file cannot be written.
int32_t clineedit_remember(clineedit *_Nonnull editor, const char *_Nonnull line);

/// Whether an interrupt came since the last line was begun: whoever works on that line may stop. Never blocks.
int32_t clineedit_interrupted(void);

/// What is called when the key for completion is pressed: `before` is the line up to the cursor, in UTF-8.
typedef void (*clineedit_completer)(void *_Nullable context, clineedit *_Nonnull editor, const char *_Nonnull before,
                                    int64_t length);

/// `context` is handed to each call and must live as long as the editor.
void clineedit_set_completer(clineedit *_Nonnull editor, clineedit_completer _Nonnull completer,
                             void *_Nullable context);

/// For a completer: puts a text in place of all that stands before the cursor.
void clineedit_replace(clineedit *_Nonnull editor, const char *_Nonnull text);

/// For a completer: shows whole lines under the line that is edited, which is then shown again.
void clineedit_show(clineedit *_Nonnull editor, const char *_Nonnull lines);

/// The version of libedit, or NULL where it is not installed. The text stays.
const char *_Nullable clineedit_version(void);

/// Gives the terminal back.
void clineedit_close(clineedit *_Nullable editor);

#endif
