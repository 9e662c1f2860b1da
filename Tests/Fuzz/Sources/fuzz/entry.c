// What libFuzzer calls. Its own main, from the toolchain's libclang_rt.fuzzer, does the rest.
#include <stddef.h>
#include <stdint.h>

int fangpin_fuzz_begin(void);
int fangpin_fuzz(const uint8_t *bytes, size_t count);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    return fangpin_fuzz_begin();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    return fangpin_fuzz(bytes, count);
}
