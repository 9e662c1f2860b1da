// zlib's deflate and CRC-32, which workbooks are packed with.
#include <zlib.h>
