#include "letters.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static pthread_t thread;
static bool isUnderWay;

/// Reads the configuration of fonts and loads the libraries of Graphviz's Cairo renderer: half of the time that a
/// small picture takes. They are asked for by name, for they are Graphviz's, which this program does not link; where
/// they are called otherwise, the renderer loads them when it needs them.
static void *prepare(void *unused) {
  (void)unused;
  void *fonts = dlopen("libfontconfig.so.1", RTLD_LAZY);
  int (*initialize)(void) = fonts == NULL ? NULL : (int (*)(void))dlsym(fonts, "FcInit");
  if (initialize != NULL) (void)initialize();
  // The larger part comes last: while it is loaded, no other thread can load a layout.
  (void)dlopen("libpangocairo-1.0.so.0", RTLD_LAZY);
  return NULL;
}

void maillage_prepare_letters(void) {
  if (!isUnderWay) isUnderWay = pthread_create(&thread, NULL, prepare, NULL) == 0;
}

void maillage_await_letters(void) {
  if (!isUnderWay) return;
  (void)pthread_join(thread, NULL);
  isUnderWay = false;
}
