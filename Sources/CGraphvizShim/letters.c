#include "letters.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static pthread_t thread;
static bool isUnderWay;

/// Reads the configuration of fonts: a quarter of the time that a small picture takes. The library is asked for by
/// name, for it is Graphviz's, which this program does not link; where it is called otherwise, Graphviz's Cairo
/// renderer reads the fonts when it needs them. Larger libraries would not do here: while one is loaded, no other
/// thread can load a layout.
static void *prepare(void *unused) {
  (void)unused;
  void *fonts = dlopen("libfontconfig.so.1", RTLD_LAZY);
  if (fonts == NULL) return NULL;
  int (*initialize)(void) = (int (*)(void))dlsym(fonts, "FcInit");
  if (initialize != NULL) (void)initialize();
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
