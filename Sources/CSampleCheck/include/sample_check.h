#ifndef FANGPIN_SAMPLE_CHECK_H
#define FANGPIN_SAMPLE_CHECK_H

// deploy/check-sample as it was when the program was built, and its length in bytes.
const unsigned char *fangpin_sample_check(void);
long fangpin_sample_check_length(void);

#endif
