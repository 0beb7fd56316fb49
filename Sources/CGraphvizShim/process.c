#include "CGraphvizShim.h"
#include "text.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static void limit(int resource, uint64_t value) {
  struct rlimit bounds = {value, value};
  // A limit that cannot be set (a lower one holds already) is no reason to refuse the drawing.
  (void)setrlimit(resource, &bounds);
}

void maillage_die_with_parent(void) { (void)prctl(PR_SET_PDEATHSIG, SIGKILL); }

void maillage_limit_resources(uint64_t processorSeconds, uint64_t addressSpaceBytes) {
  limit(RLIMIT_CPU, processorSeconds);
  limit(RLIMIT_AS, addressSpaceBytes);
  limit(RLIMIT_CORE, 0);
  // No limit on processes: threads count as such, and Pango starts one to load fonts.
}

/// What was read but not yet asked for.
static struct {
  char bytes[1 << 16];
  size_t start;
  size_t end;
} buffer;

/// False at the end of the input.
static bool refill(void) {
  ssize_t count;
  do {
    count = read(STDIN_FILENO, buffer.bytes, sizeof buffer.bytes);
  } while (count < 0 && errno == EINTR);
  if (count <= 0) return false;
  buffer.start = 0;
  buffer.end = (size_t)count;
  return true;
}

bool maillage_read_line(size_t limit, MaillageBytes *line) {
  MaillageText text = {0};
  for (;;) {
    if (buffer.start == buffer.end && !refill()) return false;
    const char *start = buffer.bytes + buffer.start;
    size_t count = buffer.end - buffer.start;
    const char *end = memchr(start, '\n', count);
    if (end != NULL) count = (size_t)(end - start);
    maillage_text_append(&text, start, count);
    buffer.start += count;
    if (text.failed || text.count > limit) return false;
    if (end != NULL) break;
  }
  buffer.start++;
  *line = (MaillageBytes){(const uint8_t *)text.bytes, text.count};
  return true;
}

bool maillage_read_bytes(size_t count, MaillageBytes *result) {
  char *bytes = malloc(count + 1);
  if (bytes == NULL) return false;
  for (size_t filled = 0; filled < count;) {
    if (buffer.start == buffer.end && !refill()) return false;
    size_t piece = buffer.end - buffer.start;
    if (piece > count - filled) piece = count - filled;
    memcpy(bytes + filled, buffer.bytes + buffer.start, piece);
    buffer.start += piece;
    filled += piece;
  }
  bytes[count] = 0;
  *result = (MaillageBytes){(const uint8_t *)bytes, count};
  return true;
}

bool maillage_write_output(const uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    count -= (size_t)written;
  }
  return true;
}

void maillage_exit(int status) { _exit(status); }
