#pragma once

#include "CGraphvizShim.h"

#include <gvplugin.h>

/// A device `png` for Graphviz's Cairo renderer, in place of Cairo's own.
///
/// Figures are mostly plain surfaces with sharp edges. Cairo tries all filters of PNG on every row and compresses
/// as well as it can; without any filter the files are a quarter smaller, and made in a quarter of the time. And
/// they say how many dots make an inch, so that programs place them at the size that they are drawn for.
extern gvplugin_installed_t maillage_pixel_devices[];

/// The picture that the device made last; without bytes when it failed.
MaillageBytes maillage_pixels(void);
