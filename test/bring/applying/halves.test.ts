import { describe, expect, test } from 'vitest';
import { all, bring, checkedLedger, column, refused } from './files.js';

describe('two columns make one name', () => {
  test.each([
    ['First,Surname', 'Zoe,Quill', 'Pat,Quill'],
    ['Surname,First', 'Quill,Zoe', 'Quill,Pat'],
    ['First,Last', 'Zoe,Quill', 'Pat,Quill'],
    ['Given,Family', 'Zoe,Quill', 'Pat,Quill'],
    ['fname,lname', 'Zoe,Quill', 'Pat,Quill'],
    ['First name,Last name', 'Zoe,Quill', 'Pat,Quill'],
    ['Family name,Given name', 'Quill,Zoe', 'Quill,Pat'],
    ['Vorname,Nachname', 'Zoe,Quill', 'Pat,Quill'],
    ['Nom,Prénom', 'Quill,Zoe', 'Quill,Pat'],
    ['Name,First', 'Quill,Zoe', 'Quill,Pat'],
    ['Member first name,Member surname', 'Zoe,Quill', 'Pat,Quill'],
    ['user_first_name,user_last_name', 'Zoe,Quill', 'Pat,Quill'],
  ])('%s', async (headers, ...rows) => {
    const session = checkedLedger();
    const outcome = await bring(session, 'members', [headers, ...rows]);
    expect(column(session, 'name', 'member')).toEqual(
      expect.arrayContaining(['Zoe Quill', 'Pat Quill']),
    );
    expect(outcome.notes.join()).toMatch(
      /^The columns “.+” and “.+” are read together, as one name\.$/,
    );
  });

  test('where one of the two is blank, the other is the name', async () => {
    const session = checkedLedger();
    await bring(session, 'members', ['First,Surname', 'Zoe,', ',Quill', 'Jan,Berg']);
    expect(column(session, 'name', 'member')).toEqual(
      expect.arrayContaining(['Zoe', 'Quill', 'Jan Berg']),
    );
  });

  test('what stands between both has a column of its own', async () => {
    const session = checkedLedger();
    await bring(session, 'members', [
      'Voornaam,Tussenvoegsel,Achternaam',
      'Jan,van der,Berg',
      'Zoe,,Quill',
    ]);
    expect(column(session, 'name', 'member')).toEqual(
      expect.arrayContaining(['Jan van der Berg', 'Zoe Quill']),
    );
  });

  test('in every kind of file that names people', async () => {
    const session = checkedLedger();
    await bring(session, 'members', ['First,Surname', 'Zoe,Quill']);
    await bring(session, 'attendance', ['Date,First,Surname,Status', '2026-09-01,Zoe,Quill,x']);
    await bring(session, 'contributions', [
      'Date,First,Surname,What',
      '2026-09-02,Zoe,Quill,a lamp',
    ]);
    await bring(session, 'commitments', [
      'Task,Owner first name,Owner surname',
      'Mend the lamp,Zoe,Quill',
    ]);
    expect(all(session, 'SELECT 1 FROM attendance')).toHaveLength(1);
    expect(all(session, 'SELECT 1 FROM contribution')).toHaveLength(1);
    const [promise] = all<{ by_member: string }>(session, 'SELECT * FROM commitment');
    expect(JSON.stringify(promise)).toContain(
      all<{ id: string }>(session, "SELECT id FROM member WHERE name = 'Zoe Quill'")[0]?.id,
    );
  });

  test('days and numbers are no half of a name', async () => {
    const session = checkedLedger();
    await bring(session, 'members', ['Name,First,Last', 'Zoe Quill,2026-01-02,2026-09-01']);
    expect(column(session, 'name', 'member')).toContain('Zoe Quill');
  });

  test.each(['First + Surname=name', 'name=First + Surname', 'name = Call + Surname'])(
    '--map "%s" says so',
    async (map) => {
      const session = checkedLedger();
      const first = map.includes('Call') ? 'Call' : 'First';
      await bring(session, 'members', [`Surname,Town,${first}`, 'Quill,Oxford,Zoe'], {
        map: [map],
      });
      expect(column(session, 'name', 'member')).toContain('Zoe Quill');
    },
  );

  test('only a name is put together', async () => {
    const { code } = await refused(checkedLedger(), 'members', ['Name,A,B', 'Zoe Quill,1,2'], {
      map: ['A + B=note'],
    });
    expect(code).toBe('csv-map-unclear');
  });
});

describe('one half of a name alone', () => {
  const lines = ['Called,Surname', 'Zoe,Quill', 'Pat,Quill'];

  test('is asked about where another column may hold the other', async () => {
    const session = checkedLedger();
    const refusal = await refused(session, 'members', lines.slice(0, 2));
    expect(refusal.code).toBe('csv-half-name');
    const [map = ''] = /(?<=--map ")[^"]+/.exec(refusal.next) ?? [];
    await bring(session, 'members', lines, { map: [map] });
    expect(column(session, 'name', 'member')).toEqual(
      expect.arrayContaining(['Zoe Quill', 'Pat Quill']),
    );
  });

  test('is a whole name where whole names stand in its column', async () => {
    const session = checkedLedger();
    await bring(session, 'members', ['Called,Surname', 'Zoe,Zoe Quill', 'Pat,Pat Quill']);
    expect(column(session, 'name', 'member')).toEqual(
      expect.arrayContaining(['Zoe Quill', 'Pat Quill']),
    );
  });

  test('is the name where that is said, or where nothing else may be a name', async () => {
    const session = checkedLedger();
    await bring(session, 'members', ['Called,Surname', 'Zoe,Quill'], { map: ['Called=-'] });
    await bring(session, 'members', ['Surname,Town', 'Reed,Oxford', 'Moss,Oxford', 'Lind,Oxford']);
    expect(column(session, 'name', 'member')).toEqual(
      expect.arrayContaining(['Quill', 'Reed', 'Moss']),
    );
  });
});
