import { constants } from 'node:os';
import { expect, test } from 'vitest';
import { diskRefusal, onceOnRecord, troubleOf } from '../../src/text/disk.js';

const failed = (code: string): Error => Object.assign(new Error('no'), { code });

/** What calls on files and folders may answer, as their manual pages say. */
const ofFiles =
  `EACCES EAGAIN EBADF EBUSY EDEADLK EDQUOT EEXIST EFAULT EFBIG EINTR EINVAL EIO EISDIR ELOOP EMFILE
   EMLINK ENAMETOOLONG ENFILE ENODEV ENOENT ENOLCK ENOMEM ENOSPC ENOSYS ENOTDIR ENOTEMPTY ENOTSUP ENXIO
   EOPNOTSUPP EOVERFLOW EPERM EROFS ESPIPE ESTALE ETIMEDOUT ETXTBSY EWOULDBLOCK EXDEV ENOBUFS`.split(
    /\s+/,
  );

test.each(ofFiles)('%s is a trouble of the disk’s, and none of our faults', (code) => {
  expect(code in constants.errno).toBe(true);
  const refusal = diskRefusal(failed(code), '/media/harbour.momentum');
  expect(refusal?.message).toContain('/media/harbour.momentum');
  expect(refusal?.next).toMatch(/\.$/);
});

test.each([
  ['full', ['SQLITE_FULL']],
  ['busy', ['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED_SHAREDCACHE', 'SQLITE_PROTOCOL']],
  ['damaged', ['SQLITE_CORRUPT', 'SQLITE_CORRUPT_INDEX', 'SQLITE_IOERR_SHORT_READ']],
  ['foreign', ['SQLITE_NOTADB']],
  ['replaced', ['SQLITE_READONLY_DBMOVED']],
  ['read-only', ['SQLITE_READONLY', 'SQLITE_READONLY_DIRECTORY', 'SQLITE_PERM']],
  ['closed', ['SQLITE_CANTOPEN', 'SQLITE_CANTOPEN_ISDIR', 'SQLITE_AUTH']],
  ['spent', ['SQLITE_NOMEM', 'SQLITE_IOERR_NOMEM']],
  [
    'failing',
    ['READ', 'WRITE', 'FSYNC', 'DIR_FSYNC', 'TRUNCATE', 'FSTAT', 'DELETE', 'LOCK', 'CLOSE'].map(
      (call) => `SQLITE_IOERR_${call}`,
    ),
  ],
] as const)('SQLite says that a disk is %s in each of its codes for that', (trouble, codes) => {
  expect(codes.map((code) => troubleOf(failed(code)))).toEqual(codes.map(() => trouble));
});

test.each(['SQLITE_ERROR', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_MISUSE', 'ERR_INVALID_ARG_TYPE'])(
  '%s is our fault, and no disk’s',
  (code) => expect(diskRefusal(failed(code), 'harbour.momentum')).toBeUndefined(),
);

test('what has no code at all is no disk’s either', () => {
  expect(diskRefusal(new TypeError('no'), 'harbour.momentum')).toBeUndefined();
  expect(diskRefusal('no', 'harbour.momentum')).toBeUndefined();
});

test.each(['ENOSPC', 'EIO', 'ENOMEM'])(
  'of what was on record before %s it is said neither that nothing changed nor to try again',
  (code) => {
    const { next = '' } = diskRefusal(failed(code), 'harbour.momentum') ?? {};
    expect(next).toMatch(/^Nothing was changed there\. .+, and try again\.$/);
    expect(onceOnRecord(next)).not.toMatch(/Nothing was changed|try again/);
    expect(onceOnRecord(next)).toMatch(/^[A-Z].+[^,]\.$/);
  },
);
