// The checker of the sampling review, embedded in the program: whoever gets a round's report from
// the daemon gets what checks it from there, too, and it is the very file of deploy.

#include "sample_check.h"

// `#embed` is C23; the package manager has no name for that standard yet.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char bytes[] = {
#embed "../../deploy/check-sample"
};

const unsigned char *fangpin_sample_check(void) { return bytes; }

long fangpin_sample_check_length(void) { return sizeof bytes; }
