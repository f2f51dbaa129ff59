/*
 * Fails the n-th call of one kind on files below one folder, once or from then on, with one errno;
 * with none it kills the process there, before the call.
 * What is to fail stands in a file of 32-bit numbers that whoever tests maps and changes while the
 * program runs: { kind, nth, errno, for ever, calls so far, failed so far }.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { READ = 1, WRITE, SYNC, RENAME, TRUNCATE, OPEN, UNLINK, LINK };

static volatile int *plan;
static char below[4096];
static size_t length;

__attribute__((constructor)) static void begin(void) {
  const char *control = getenv("FAULTS_CONTROL"), *folder = getenv("FAULTS_BELOW");
  if (!control || !folder) return;
  int fd = open(control, O_RDWR | O_CLOEXEC);
  if (fd < 0) return;
  void *map = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (map == MAP_FAILED) return;
  snprintf(below, sizeof below, "%s", folder);
  length = strlen(below);
  plan = map;
}

/* Whether this call is the one that fails. */
static int fails(int kind, const char *path) {
  if (!plan || plan[0] != kind || !path || strncmp(path, below, length) != 0) return 0;
  int call = ++plan[4];
  if (call != plan[1] && !(plan[3] && call > plan[1])) return 0;
  plan[5]++;
  if (plan[2] == 0) kill(getpid(), SIGKILL);
  errno = plan[2];
  return 1;
}

static int fails_on(int kind, int fd) {
  if (!plan || plan[0] != kind) return 0;
  char name[64], path[4096];
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(name, path, sizeof path - 1);
  if (n < 0) return 0;
  path[n] = 0;
  return fails(kind, path);
}

#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t read(int fd, void *to, size_t n) { REAL(read); return fails_on(READ, fd) ? -1 : real(fd, to, n); }
ssize_t pread(int fd, void *to, size_t n, off_t at) { REAL(pread); return fails_on(READ, fd) ? -1 : real(fd, to, n, at); }
ssize_t pread64(int fd, void *to, size_t n, off64_t at) { REAL(pread64); return fails_on(READ, fd) ? -1 : real(fd, to, n, at); }
ssize_t write(int fd, const void *from, size_t n) { REAL(write); return fails_on(WRITE, fd) ? -1 : real(fd, from, n); }
ssize_t writev(int fd, const struct iovec *from, int n) { REAL(writev); return fails_on(WRITE, fd) ? -1 : real(fd, from, n); }
ssize_t pwrite(int fd, const void *from, size_t n, off_t at) { REAL(pwrite); return fails_on(WRITE, fd) ? -1 : real(fd, from, n, at); }
ssize_t pwrite64(int fd, const void *from, size_t n, off64_t at) { REAL(pwrite64); return fails_on(WRITE, fd) ? -1 : real(fd, from, n, at); }
int fsync(int fd) { REAL(fsync); return fails_on(SYNC, fd) ? -1 : real(fd); }
int fdatasync(int fd) { REAL(fdatasync); return fails_on(SYNC, fd) ? -1 : real(fd); }
int ftruncate(int fd, off_t to) { REAL(ftruncate); return fails_on(TRUNCATE, fd) ? -1 : real(fd, to); }
int ftruncate64(int fd, off64_t to) { REAL(ftruncate64); return fails_on(TRUNCATE, fd) ? -1 : real(fd, to); }
int rename(const char *from, const char *to) { REAL(rename); return fails(RENAME, to) ? -1 : real(from, to); }
int link(const char *from, const char *to) { REAL(link); return fails(LINK, to) ? -1 : real(from, to); }
int unlink(const char *path) { REAL(unlink); return fails(UNLINK, path) ? -1 : real(path); }

static mode_t mode_of(int flags, va_list rest) {
  return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
}
int open(const char *path, int flags, ...) {
  REAL(open);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return fails(OPEN, path) ? -1 : real(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  REAL(open64);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return fails(OPEN, path) ? -1 : real(path, flags, mode);
}
