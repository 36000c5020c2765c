#include "cyaml.h"
#include "library.h"

#include <stdlib.h>
#include <string.h>

const char *cyaml_version(void) { return cyaml_load() ? yaml_get_version_string() : NULL; }

// Of lists inside one another the library takes time by the square of their depth.
enum { longest_document = 1 << 14 };

struct cyaml_pairs {
    cyaml_pair *pairs;
    int64_t count, capacity;
    uint8_t *bytes;
    int64_t length, room;
};

static bool put_bytes(cyaml_pairs *pairs, const yaml_event_t *event, int64_t *start, int64_t *length) {
    *start = pairs->length;
    *length = (int64_t)event->data.scalar.length;
    if (*length > pairs->room - pairs->length) {
        int64_t room = (pairs->length + *length) * 2;
        uint8_t *bytes = realloc(pairs->bytes, (size_t)room);
        if (!bytes) return false;
        pairs->bytes = bytes;
        pairs->room = room;
    }
    if (*length > 0) memcpy(pairs->bytes + *start, event->data.scalar.value, (size_t)*length);
    pairs->length += *length;
    return true;
}

static bool put_pair(cyaml_pairs *pairs, cyaml_pair pair, const yaml_event_t *value) {
    if (pairs->count == pairs->capacity) {
        int64_t capacity = pairs->capacity ? pairs->capacity * 2 : 16;
        cyaml_pair *grown = realloc(pairs->pairs, (size_t)capacity * sizeof *grown);
        if (!grown) return false;
        pairs->pairs = grown;
        pairs->capacity = capacity;
    }
    if (!put_bytes(pairs, value, &pair.value, &pair.value_length)) return false;
    pairs->pairs[pairs->count++] = pair;
    return true;
}

// Where the events have led to: `depth` counts the collections that are open, of which the outermost is the mapping.
struct place {
    int64_t depth;
    // Of a value, or an item of a value, whose key is known.
    bool has_key, is_list;
    cyaml_pair key;
};

// Passes over something that is no scalar where a key or a value of the mapping stands.
static void pass(struct place *place) {
    place->has_key = !place->has_key;
    if (place->has_key) place->key = (cyaml_pair){0};
}

// Takes one event; false where memory is out or the document is no mapping.
static bool take(cyaml_pairs *pairs, struct place *place, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
        if (place->depth == 0 && event->type != YAML_MAPPING_START_EVENT) return false;
        if (place->depth == 1) place->is_list = place->has_key && event->type == YAML_SEQUENCE_START_EVENT;
        place->depth++;
        return true;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        place->depth--;
        if (place->depth == 1) pass(place);
        return true;
    case YAML_ALIAS_EVENT:
        if (place->depth == 0) return false;
        if (place->depth == 1) pass(place);
        return true;
    case YAML_SCALAR_EVENT:
        if (place->depth == 0) return false;
        if (place->depth == 2 && place->is_list) return put_pair(pairs, place->key, event);
        if (place->depth > 1) return true;
        place->has_key = !place->has_key;
        if (!place->has_key) return put_pair(pairs, place->key, event);
        return put_bytes(pairs, event, &place->key.key, &place->key.key_length);
    default:
        return true;
    }
}

static bool read_all(yaml_parser_t *parser, cyaml_pairs *pairs) {
    struct place place = {0};
    for (;;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) return false;
        yaml_event_type_t type = event.type;
        bool is_taken = take(pairs, &place, &event);
        yaml_event_delete(&event);
        if (!is_taken) return false;
        if (type == YAML_DOCUMENT_END_EVENT || type == YAML_STREAM_END_EVENT) return pairs->count > 0;
    }
}

cyaml_pairs *cyaml_read(const uint8_t *utf8, int64_t length) {
    yaml_parser_t parser;
    if (length < 0 || length > longest_document || !cyaml_load() || !yaml_parser_initialize(&parser)) return NULL;
    cyaml_pairs *pairs = calloc(1, sizeof *pairs);
    if (pairs) {
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser, utf8, (size_t)length);
        if (!read_all(&parser, pairs)) {
            cyaml_free(pairs);
            pairs = NULL;
        }
    }
    yaml_parser_delete(&parser);
    return pairs;
}

void cyaml_free(cyaml_pairs *pairs) {
    if (!pairs) return;
    free(pairs->pairs);
    free(pairs->bytes);
    free(pairs);
}

const cyaml_pair *cyaml_all(const cyaml_pairs *pairs, int64_t *count) {
    *count = pairs->count;
    return pairs->pairs;
}

const uint8_t *cyaml_bytes(const cyaml_pairs *pairs, int64_t *length) {
    *length = pairs->length;
    return pairs->bytes;
}
