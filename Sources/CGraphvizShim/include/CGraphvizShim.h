/// What the worker needs of Graphviz, and nothing else.
///
/// Const-correct, annotated, and free of Graphviz's own types: its headers hold mutable globals and
/// macros that Swift cannot import. One drawing a process, a few layouts of it: nothing is ever freed.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// A graph in memory with its Graphviz context.
typedef struct MaillageGraph MaillageGraph;

/// Bytes that live until the process ends.
typedef struct {
  const uint8_t *_Nullable bytes;
  size_t count;
} MaillageBytes;

/// Has this process killed when the thread that started it ends.
void maillage_die_with_parent(void);

/// Bounds the processor time and memory of this process; forbids core files.
void maillage_limit_resources(uint64_t processorSeconds, uint64_t addressSpaceBytes);

/// Reads a line of standard input, without its end; false when there is none or it is too long.
bool maillage_read_line(size_t limit, MaillageBytes *line);

/// Reads so many bytes of standard input, and puts a NUL behind them; false when there are not so many.
bool maillage_read_bytes(size_t count, MaillageBytes *bytes);

/// Writes all bytes to standard output; false when the reader has gone.
bool maillage_write_output(const uint8_t *bytes, size_t count);

/// Ends the process at once, without running anything at exit.
_Noreturn void maillage_exit(int status);

/// Loads what any drawing needs, before it is known which: Graphviz's libraries, and for letters that become
/// pictures the fonts, in a thread of their own.
void maillage_prepare(bool needsGlyphs);

/// Loads Graphviz's libraries for letters that become pictures, which layouts do not need.
void maillage_prepare_glyphs(void);

/// Reads a graph in the DOT language that ends with NUL; null when it is not one.
///
/// Forgets what Graphviz said about graphs before. Letters that become pictures (PNG, PDF) need Pango and
/// fonts; all else needs neither.
MaillageGraph *_Nullable maillage_graph_read(const char *dot, bool needsGlyphs);

/// Gives every node and edge its place.
bool maillage_graph_lay_out(MaillageGraph *graph, const char *engine);

/// Draws a graph that is laid out; `dotsPerInch` is for pixels only.
bool maillage_graph_render(MaillageGraph *graph, const char *format, double dotsPerInch, MaillageBytes *picture);

/// Writes the places as lines: `b x0 y0 x1 y1`, `n name x y width height`, `e tail head spline`,
/// `l tail head x y` (an edge's label), all in points.
bool maillage_graph_positions(MaillageGraph *graph, MaillageBytes *text);

/// Writes the width in points of a node's label (its first line), as it was measured; false when there is no such node.
bool maillage_graph_label_width(MaillageGraph *graph, const char *node, MaillageBytes *text);

/// What Graphviz has said so far: warnings and errors.
MaillageBytes maillage_messages(void);

/// Whether Graphviz has reported an error, as opposed to a warning.
bool maillage_has_error(void);

#pragma clang assume_nonnull end
