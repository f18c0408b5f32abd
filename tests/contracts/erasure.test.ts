import { expect, test } from 'vitest';
import { eraseCase } from '../../src/cases/closing/erase-case.js';
import { DAY } from '../../src/domain/clock.js';
import { keptSince } from '../../src/domain/erasure.js';
import type { Outcome } from '../../src/domain/obligation.js';
import { loadLadder } from '../../src/files/load.js';
import type { Frame } from '../../src/notify/frame.js';
import { openCalendar } from '../../src/notify/times/calendar.js';
import { openDatabase } from '../../src/store/engines/engine.js';
import { ERASED, KEPT } from '../../src/store/erasure.js';
import { openSeal } from '../../src/store/seal.js';
import { openStore } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';
import { obligation } from '../support/obligation.js';
import { sealedColumns, unsealed } from '../support/unsealed.js';

test('of every sealed column it is said that it is erased with its case, or why not', () => {
  expect([...Object.keys(ERASED), ...Object.keys(KEPT)].sort()).toEqual(sealedColumns().sort());
});

const TOLD = 'a blue door';
const NOW = 1_000 * DAY;
const SINCE = keptSince(NOW, 90);
/** Cases by how many days ago they were closed. */
const CLOSED: Readonly<Record<string, number>> = {
  ...{ whole: 91, older: 120, young: 89, owed: 100, police: 100, freed: 110, again: 100, kept: 100, added: 100 },
  ...{ unfounded: 100, unfounded2: 184, above: 100, into: 100 },
};
const triage = { version: '1', level: 'P2', score: 4, parts: [], rules: [], mandatory: [], policeDuty: false } as const;
const by = { memberId: 'm', postCode: 'p' };

eachEngine((_, fresh) => {
  test('the words of what was closed long enough go, once, with those of what is linked to it; nothing that is kept', async () => {
    const { url } = await fresh();
    const seal = openSeal(Buffer.alloc(32, 1));
    const store = await openStore(url, seal);
    await store.write(async (tx) => {
      const duty = (caseId: string, change: Parameters<typeof obligation>[1]) =>
        tx.obligations.add(obligation(caseId, { caseId, state: 'done', nextDueAt: null, ...change }));
      for (const id of [...Object.keys(CLOSED), 'open', 'linked', 'linked2', 'linked3', 'linked4']) {
        await tx.cases.open({ id, number: id, area: '120101', level: 'P2', openedAt: 1 });
      }
      for (const [id, days] of Object.entries(CLOSED)) {
        const outcome: Outcome = id.startsWith('unfounded') ? 'unfounded' : 'safe_and_stable';
        await tx.cases.close(id, outcome, NOW - days * DAY);
      }
      await tx.erasure.keep('linked3', true, 1);
      await tx.cases.merge('linked', 'whole', NOW - 200 * DAY);
      await tx.cases.merge('linked2', 'open', NOW - 200 * DAY);
      await tx.cases.merge('linked3', 'above', NOW - 200 * DAY);
      await duty('owed', { state: 'acknowledged', holderId: 'm', holderPost: 'p', heldAt: 1, nextDueAt: NOW });
      for (const id of ['police', 'freed', 'again']) {
        await tx.erasure.keep(id, true, 5);
        await tx.erasure.keep(id, false, 10);
      }
      await duty('police', { kind: 'police_report', openedAt: 20 });
      await duty('freed', { kind: 'police_report', openedAt: 5 });
      await duty('again', { kind: 'police_report', openedAt: 11 });
      // The police may still need what is linked to a case of which they needed no more.
      await tx.erasure.keep('into', true, 5);
      await tx.erasure.keep('into', false, 10);
      await duty('linked4', { kind: 'police_report', openedAt: 7 });
      await tx.cases.merge('linked4', 'into', NOW - 200 * DAY);
      for (const o of await tx.obligations.allOfCase('linked4')) await tx.obligations.move(o, { caseId: 'into' });
      await duty('whole', { kind: 'assess' });
      await tx.erasure.keep('kept', true, 10);
      const report = { channel: 'web', area: '120101', level: 'P2', triage, partial: false, promisedBy: 1 } as const;
      const draft = { answers: { observed: TOLD }, signs: [], askedForHelp: false };
      const child = { kind: 'child', answers: { story: TOLD, contact: TOLD }, signs: [], askedForHelp: false } as const;
      for (const [id, caseId, at, told] of [
        ['r1', 'whole', 1, draft],
        ['r2', 'whole', 1, child],
        ['r3', 'added', NOW - 80 * DAY, draft],
      ] as const) {
        await tx.reports.save({ ...report, id, caseId, receiptHash: id, draft: told, createdAt: 1, updatedAt: at });
        await tx.reports.saveReporter({ reportId: id, address: { channel: 'web', chat: TOLD }, locale: 'en' });
      }
      const nothing = { answers: {}, signs: [], askedForHelp: false };
      const unfounded = { id: 'r4', caseId: 'unfounded2', receiptHash: 'r4', createdAt: 1, updatedAt: NOW - 195 * DAY };
      await tx.reports.save({ ...report, ...unfounded, draft: nothing });
      for (const caseId of ['whole', 'linked', 'older']) {
        await tx.notes.add({ id: `${caseId}:n`, caseId, kind: 'note', at: 1, ...by, text: TOLD });
      }
      await tx.conflicts.add({ id: 'k', caseId: 'linked', basis: 'must_not_know', name: TOLD }, 1);
      const offer = { caseId: 'whole', fromMember: 'm', fromPost: 'p', toPosts: [], consent: 'given' } as const;
      await tx.handOvers.add({ ...offer, id: 'h', reason: 'out_of_area', note: TOLD, offeredAt: 1 });
      const part = { words: TOLD, override: TOLD };
      await tx.referrals.add({ ...offer, id: 'f', reason: 'out_of_area', part, dueAt: 1, askedAt: 1 });
      const brief = { span: 'weeks', begin: 'week', band: 'b8', words: TOLD };
      await tx.needs.add({ id: 'n', caseId: 'linked', kind: 'tutoring', brief, dueAt: 1, openedAt: 1 });
      await tx.needs.ask({ id: 'n-o1', needId: 'n', postCode: 'p', at: 1 });
      await tx.needs.answer('n-o1', { state: 'declined', note: TOLD, at: 1 });
      const row = { address: { channel: 'web', chat: TOLD }, kind: 'reply', priority: 1, notBefore: 1 } as const;
      await tx.outbox.add(
        [{ ...row, id: 'r1:news:reporter-taken:x', message: { text: TOLD, choices: [], choose: 'one' } }],
        1,
      );
    });

    expect(await store.read.erasure.due(SINCE, 20)).toEqual(['unfounded2', 'older', 'freed', 'whole']);
    expect(await store.read.erasure.due(SINCE, 2)).toEqual(['unfounded2', 'older']);
    expect(await store.read.erasure.due(keptSince(NOW, 3650), 20)).toContain('unfounded2');
    const allowed = (id: string) => store.read.erasure.allowed(id, SINCE);
    expect([await allowed('whole'), await allowed('police')]).toEqual([true, false]);
    expect(await store.read.erasure.rememberedUntil('whole')).toBeNull();
    const take = (id: string) => store.write((tx) => tx.erasure.take(id, SINCE, NOW));
    expect(await Promise.all(['police', 'kept', 'young', 'owed', 'open'].map(take))).not.toContain(true);
    // Two instances at once.
    expect((await Promise.all([take('whole'), take('whole')])).sort()).toEqual([false, true]);
    const held = async () => {
      const all = (await unsealed(url, seal)).filter(({ text }) => text.includes(TOLD));
      return all.map(({ column }) => column).sort();
    };
    const before = await held();
    const outside = await openDatabase(url);
    await outside.transact(
      (tx) => tx.$executeRaw`UPDATE "Report" SET "sealedDraft" = 'of a lost key' WHERE "id" = 'r1'`,
    );
    await outside.close();
    const erased = await store.write((tx) => tx.erasure.erase('whole'));
    const left = ['CaseNote.sealedText', 'Report.sealedDraft', 'Reporter.sealedAddress'];
    expect(await held()).toEqual(left);
    expect(before.filter((column) => !Object.hasOwn(erased, column))).toEqual(['Outbox.sealedMessage']);
    expect(Object.keys(erased).sort()).toEqual(Object.keys(ERASED).sort());
    expect(await store.read.reports.ofCase('whole')).toMatchObject([
      { level: 'P2', draft: { answers: {}, erased: true } },
      { draft: { kind: 'child', answers: { can_chat: 'yes' }, erased: true } },
    ]);
    expect(await store.read.notes.ofCase('whole', 9, ['note'])).toEqual([]);
    expect(await store.read.notes.ofCase('whole', 9)).toMatchObject([{ erased: true }, { erased: true, text: '' }]);
    expect((await store.read.needs.byId('n'))?.brief).toEqual({ span: 'weeks', begin: 'week', band: 'b8', words: '' });
    // What was set aside, by its own day, once; a chat keeps its row.
    const address = { channel: 'web', chat: 'aside' } as const;
    await store.write(async (tx) => {
      const turn = { kind: 'text', text: TOLD } as const;
      await tx.updates.park({ address, updateId: '1', at: 1, audience: 'public', turn }, 'Error', NOW);
      const chat = {
        address,
        locale: 'en',
        flow: 'report',
        version: 1,
        revision: 0,
        wakeAt: NOW - 1,
        parkedAt: null,
      } as const;
      await tx.conversations.save({ ...chat, state: JSON.stringify(TOLD) }, 1);
      const key = store.chatKey(address);
      expect(await tx.conversations.park(key, NOW - 2), 'whoever wrote meanwhile has gone on').toBe(false);
      expect(await tx.conversations.park(key, NOW - 1)).toBe(true);
    });
    expect(await store.read.erasure.setAside()).toEqual({ count: 2, since: NOW - 1 });
    const forget = (before: number) => store.write((tx) => tx.erasure.forgetSetAside(before, NOW + 1));
    expect([await forget(NOW - 1), await forget(NOW), await forget(NOW)]).toEqual([1, 1, 0]);
    expect(await store.read.erasure.setAside()).toEqual({ count: 0, since: null });
    expect(await store.read.conversations.load(address)).toMatchObject({ revision: 2, state: '{}', parkedAt: NOW - 1 });
    for (const at of [1, 2]) await store.write((tx) => tx.clockSeen.save({ at, since: 1, leapt: 0 }));
    expect(await store.read.clockSeen.last()).toEqual({ at: 2, since: 1, leapt: 0 });
    // Opened and closed again, it has its time anew.
    await store.write(async (tx) => {
      await tx.cases.reopen('whole', 'reopened', NOW);
      await tx.cases.close('whole', 'safe_and_stable', NOW);
    });
    expect(await store.read.erasure.due(SINCE, 20)).not.toContain('whole');
    expect(await store.read.erasure.due(keptSince(NOW + 90 * DAY, 90), 20)).toContain('whole');

    // However short words are kept: not while its reporter can say that it is not solved.
    const frame = { ladder: await loadLadder(undefined, false), timezone: 'Asia/Shanghai', calendar: openCalendar() };
    for (const [ago, erasedAt] of [
      [88, null],
      [59, NOW - 59 * DAY],
    ] as const) {
      await store.write((tx) => eraseCase(frame as Frame, tx, 'young', keptSince(NOW - ago * DAY, 0), NOW - ago * DAY));
      expect((await store.read.cases.byId('young'))?.erasedAt).toBe(erasedAt);
    }
    await store.close();
  });
});
