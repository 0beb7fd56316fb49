#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void maillage_text_append(MaillageText *text, const char *bytes, size_t count) {
  if (text->failed) return;
  if (text->capacity - text->count < count) {
    size_t capacity = (text->count + count) * 2 + 256;
    char *grown = realloc(text->bytes, capacity);
    if (grown == NULL) {
      text->failed = true;
      return;
    }
    text->bytes = grown;
    text->capacity = capacity;
  }
  if (count > 0) memcpy(text->bytes + text->count, bytes, count);
  text->count += count;
}

void maillage_text_format(MaillageText *text, const char *format, ...) {
  char piece[512];
  va_list arguments;
  va_start(arguments, format);
  int count = vsnprintf(piece, sizeof piece, format, arguments);
  va_end(arguments);
  if (count < 0 || (size_t)count >= sizeof piece) {
    text->failed = true;
    return;
  }
  maillage_text_append(text, piece, (size_t)count);
}
