/* The little that a policy in C needs of a C library. There is none in a sandbox without files and clocks. */
#include "xiaoer.h"

__attribute__((import_module("xiaoer:policy/log@0.1.0"), import_name("line"))) void log_line(const char *bytes, size_t length);

extern unsigned char __heap_base;

/* What the compiler itself calls. */
void *memcpy(void *restrict to, const void *restrict from, size_t length) {
    unsigned char *one = to;
    const unsigned char *other = from;
    while (length--) *one++ = *other++;
    return to;
}

void *memset(void *at, int byte, size_t length) {
    unsigned char *one = at;
    while (length--) *one++ = (unsigned char)byte;
    return at;
}

/* Every call has an instance of its own, so memory is handed out in a row and its end frees it all. */
static void *handed_out(size_t alignment, size_t bytes) {
    static uintptr_t free_from = 0;
    if (free_from == 0) free_from = (uintptr_t)&__heap_base;
    uintptr_t block = (free_from + alignment - 1) & ~(uintptr_t)(alignment - 1);
    uintptr_t end = (uintptr_t)__builtin_wasm_memory_size(0) << 16;
    if (block + bytes < block) __builtin_trap();
    if (block + bytes > end) {
        size_t pages = (block + bytes - end + 65535) >> 16;
        if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) __builtin_trap();
    }
    free_from = block + bytes;
    return (void *)block;
}

/* The box writes facts and settings where this says. */
__attribute__((export_name("cabi_realloc"))) void *cabi_realloc(void *old, size_t old_size, size_t alignment, size_t size) {
    void *block = handed_out(alignment, size);
    if (old_size > 0) memcpy(block, old, old_size < size ? old_size : size);
    return block;
}

void *allocate(size_t bytes) {
    return handed_out(8, bytes);
}

void *kept(const void *bytes, size_t length) {
    return memcpy(allocate(length), bytes, length);
}

text join(size_t count, const text *parts) {
    size_t length = 0;
    for (size_t at = 0; at < count; at++) length += parts[at].length;
    char *bytes = allocate(length);
    char *next = bytes;
    for (size_t at = 0; at < count; at++) {
        memcpy(next, parts[at].bytes, parts[at].length);
        next += parts[at].length;
    }
    return (text){ bytes, length };
}

bool same(text one, text other) {
    if (one.length != other.length) return false;
    for (size_t at = 0; at < one.length; at++) {
        if (one.bytes[at] != other.bytes[at]) return false;
    }
    return true;
}

/* The digits of a number, at least so many of them. */
static text at_least(uint64_t number, size_t places, bool negative) {
    char buffer[24];
    size_t at = sizeof buffer;
    for (size_t place = 0; number > 0 || place < places; place++) {
        buffer[--at] = (char)('0' + number % 10);
        number /= 10;
    }
    if (negative) buffer[--at] = '-';
    return (text){ kept(buffer + at, sizeof buffer - at), sizeof buffer - at };
}

static uint64_t magnitude(int64_t number) {
    return number < 0 ? -(uint64_t)number : (uint64_t)number;
}

text digits(int64_t number) {
    return at_least(magnitude(number), 1, number < 0);
}

text yuan(int64_t fen) {
    uint64_t sum = magnitude(fen);
    return JOIN(at_least(sum / 100, 1, fen < 0), T("."), at_least(sum % 100, 2, false));
}

/* China has kept UTC+8 without summer time since 1991. */
static int64_t day_of(int64_t instant) {
    int64_t local = instant + 8 * HOUR;
    return local >= 0 ? local / DAY : -((DAY - 1 - local) / DAY);
}

int64_t days_between(int64_t from, int64_t to) {
    return day_of(to) - day_of(from);
}

text said(language language, text zh, text en) {
    return language == LANGUAGE_ZH_CN ? zh : en;
}

/* The settings arrive without spaces and were checked against the schema, so a name at the top level stands in quotes,
   after `{` or `,`, and is followed by its value. */
int64_t setting(text settings, const char *name, int64_t otherwise) {
    int depth = 0;
    for (size_t at = 0; at < settings.length; at++) {
        char byte = settings.bytes[at];
        if (byte == '{' || byte == '[') depth++;
        if (byte == '}' || byte == ']') depth--;
        if (byte != '"') continue;
        size_t begin = ++at;
        while (at < settings.length && settings.bytes[at] != '"') at += settings.bytes[at] == '\\' ? 2 : 1;
        size_t length = 0;
        while (name[length] != 0) length++;
        bool found = at < settings.length && at - begin == length && same((text){ settings.bytes + begin, length }, (text){ name, length });
        if (depth != 1 || !found || at + 2 >= settings.length || settings.bytes[at + 1] != ':') continue;
        at += 2;
        bool negative = settings.bytes[at] == '-';
        if (negative) at++;
        int64_t number = 0;
        while (at < settings.length && settings.bytes[at] >= '0' && settings.bytes[at] <= '9') {
            number = number * 10 + (settings.bytes[at++] - '0');
        }
        return negative ? -number : number;
    }
    return otherwise;
}

void say(text line) {
    log_line(line.bytes, line.length);
}
