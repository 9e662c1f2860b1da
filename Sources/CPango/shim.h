// Pango, which breaks text into lines and glyphs, and Cairo, which writes them as a PDF.
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
