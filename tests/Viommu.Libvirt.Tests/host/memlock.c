/*
 * Loaded into libvirtd where it may not raise the limit of locked memory (no CAP_SYS_RESOURCE, as in containers): libvirt then starts no
 * guest with <locked/>. QEMU itself needs no limit, because it keeps CAP_IPC_LOCK: its memory is really locked, which the tests look at.
 * So only this one refusal is hidden, and everything else reaches the kernel and comes back as it is.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static int set_limit(pid_t process, int resource, const struct rlimit *wanted, struct rlimit *old)
{
    int result = syscall(SYS_prlimit64, process, resource, wanted, old);
    if (result != 0 && errno == EPERM && resource == RLIMIT_MEMLOCK && wanted != NULL)
        return 0;
    return result;
}

int prlimit(pid_t process, enum __rlimit_resource resource, const struct rlimit *wanted, struct rlimit *old)
{
    return set_limit(process, resource, wanted, old);
}

int prlimit64(pid_t process, enum __rlimit_resource resource, const struct rlimit64 *wanted, struct rlimit64 *old)
{
    return set_limit(process, resource, (const struct rlimit *)wanted, (struct rlimit *)old);
}

int setrlimit(__rlimit_resource_t resource, const struct rlimit *wanted)
{
    return set_limit(0, resource, wanted, NULL);
}
