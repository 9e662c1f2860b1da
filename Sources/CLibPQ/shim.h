// libpq, and the Linux headers that the Glibc module leaves out.
#include <libpq-fe.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/prctl.h>

// prctl takes any number of arguments, and Swift calls no such function.
static inline int prctl_set_thread_name(const char *name) {
    return prctl(PR_SET_NAME, name, 0, 0, 0);
}

// glibc declares this only under _GNU_SOURCE, which the Glibc module does not define.
#include <spawn.h>
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *, const char *);
static inline int spawn_in_root_directory(posix_spawn_file_actions_t *actions) {
    return posix_spawn_file_actions_addchdir_np(actions, "/");
}
#include <fcntl.h>
extern int pipe2(int *, int);
static inline int pipe_closed_on_exec(int *ends) { return pipe2(ends, O_CLOEXEC); }
