import type { DeliveryError, DeliveryFailure } from '../../domain/channel.js';
import { DAY, type Instant, MINUTE, SECOND } from '../../domain/clock.js';
import { postOfCode } from '../../domain/routing.js';
import type { ClaimedRow, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { callRow } from '../ladder/call.js';
import { callBelow, climb } from '../ladder/climb.js';
import { topOf } from '../ladder/moments.js';
import { reachableAddress } from '../ladder/reach.js';
import { leftAtRung, seatOf, standsFor } from '../ladder/rungs.js';
import { callInPlace } from '../ladder/step-aside.js';
import { topAlarm } from '../ladder/top-alarm.js';
import { putOut } from '../telling/digest.js';
import { channelMatter, raise } from '../telling/raise.js';
import { alarmOperator } from '../telling/tell.js';
import { alarmElsewhere, tellElsewhere } from '../telling/tell-elsewhere.js';
import { failedEvents } from '../telling/told.js';
import { tellUntold } from '../telling/untold.js';
import { blockChat, goOnWithout } from './lost-chat.js';

const LONGEST_BACKOFF = MINUTE;
/** A reply, or a reminder, older than this helps nobody; alerts are tried for as long as their obligation is open. */
const REPLY_AGES_AFTER = DAY;

/** 1, 2, 4 … 60 s, spread by up to a quarter so that chats that failed together do not come back together; whole ms. */
const backoff = (row: ClaimedRow): number => {
  const spread = [...row.id].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1000, 7) / 4000;
  return Math.round(Math.min(LONGEST_BACKOFF, SECOND * 2 ** Math.min(row.attempts, 6)) * (1 + spread));
};

/** It calls somebody to take a matter. */
const isCall = (row: ClaimedRow): row is ClaimedRow & { readonly kind: 'page' | 'nudge' } =>
  row.kind === 'page' || row.kind === 'nudge';

/**
 * Somebody else has the call, or it is on its way to them, who stands for the post that was lost. Who has said that they cannot is
 * nobody to wait for; at the top, where nobody is next, they are among those who were called.
 */
const isHeard = async (
  frame: Frame,
  tx: Records,
  row: ClaimedRow,
  o: Obligation,
  top: boolean,
  now: Instant,
): Promise<boolean> => {
  const lost = postOfCode(row.postCode, frame.posts);
  if (top) {
    const stands = await standsFor(frame, tx, o, lost);
    return (await tx.calls.reaching(o.id, row.epoch ?? o.epoch)).some((code) => stands(postOfCode(code, frame.posts)));
  }
  const called = new Set((await tx.calls.hoped(o.id, o.rungStartedAt)).map(({ memberId }) => memberId));
  return (await leftAtRung(frame, tx, o, now, { lost })).some((id) => id !== row.memberId && called.has(id));
};

/** This chat does not take the message: the member's next one is tried; with none left the ladder moves now. */
const callElsewhere = async (frame: Frame, tx: Records, row: ClaimedRow, now: Instant): Promise<void> => {
  // Each of the calls it stood for finds its own way.
  if (row.kind === 'digest' && row.memberId !== undefined) return tx.digests.scatter(row.memberId, row.id, now);
  if (row.obligationId === undefined || row.memberId === undefined || !isCall(row)) return;
  const o = await tx.obligations.byId(row.obligationId);
  if (o?.state !== 'open' || row.epoch === undefined) return;
  // Time went on meanwhile: whoever was called again, or is below the rung that is called now, has been seen to.
  if (await tx.calls.since(o.id, row.memberId, row.epoch)) return;
  const who = await seatOf(frame, tx, o, row.memberId, now);
  if (!who && o.epoch !== row.epoch) return;
  const failed = await tx.calls.failed(o.id, row.memberId, o.epoch);
  const tries = { tried: [...failed.by, row.address], failed: failed.count };
  const next = who && (await callRow(frame, tx, o, who, row.kind, now, tries));
  if (next && (await putOut(frame, tx, [next], now)).length > 0) return;
  await tx.events.add({
    at: now,
    kind: 'member.unreachable',
    caseId: o.caseId,
    obligationId: o.id,
    memberId: row.memberId,
  });
  // To help is nobody's duty: who cannot be reached has not answered.
  if (o.kind === 'offer_help') return;
  const lost = postOfCode(row.postCode, frame.posts);
  await callInPlace(frame, tx, o, lost, now);
  const top = o.rung >= (await topOf(frame, tx, o));
  if (await isHeard(frame, tx, row, o, top, now)) return alarmUntold(frame, tx, row, o, now);
  if (!top || (await reachableAddress(frame, tx, row.memberId)) === null) {
    await climb(frame, tx, o, 'climbed', now);
    return;
  }
  // The top would be called the same way again at once, in vain and without end: whoever is below is, and its time is waited for.
  const below = await callBelow(frame, tx, o, now);
  const { alarm, desk } = await topAlarm(frame, tx, o, !below, now);
  await alarmOperator(frame, tx, alarm, `${o.id}:${row.epoch}:refused`, now, o.caseId, { desk });
};

/** What the alarm would have said stood in the call that failed: it comes by itself, to whoever has not had it. */
const alarmUntold = async (frame: Frame, tx: Records, row: ClaimedRow, o: Obligation, now: Instant): Promise<void> => {
  const told = (await tx.events.ofObligation(o.id)).some(
    ({ kind, memberId, at }) => kind === 'operator.told_by_call' && memberId === row.memberId && at >= row.createdAt,
  );
  if (!told) return;
  const { alarm, desk } = await topAlarm(frame, tx, o, false, now);
  await alarmOperator(frame, tx, alarm, `${o.id}:${row.epoch}:top`, now, o.caseId, { desk });
};

/** What goes on without the message, in duties and their cases. */
const GIVEN_UP: readonly DeliveryFailure[] = ['unauthorized', 'blocked', 'rejected'];

/** Keeps the case that a message is about; of a chat that is lost, all in which its owner has something. */
const keepCases = async (tx: Records, row: ClaimedRow, { failure }: DeliveryError, now: Instant): Promise<void> => {
  const owner = failure === 'blocked' ? await tx.members.byAddress(row.address, now) : null;
  const [about = ''] = row.id.split(':');
  await tx.cases.inTurnOf(owner ? [owner.id] : [], row.obligationId ?? about);
};

/**
 * Settles a message that did not surely arrive (design.md 5). Returns until when its chat is to be left alone.
 */
export const settleFailure = async (
  frame: Frame,
  tx: Records,
  row: ClaimedRow,
  error: DeliveryError,
  now: Instant,
): Promise<{ pause?: Instant }> => {
  const wait = async (until: Instant, change: { attempts?: number; maybeSent?: boolean } = {}) => {
    const next = { notBefore: until, attempts: row.attempts, maybeSent: row.maybeSent, ...change };
    if (await tx.outbox.retry(row, { ...next, failure: error.failure })) await tx.pace.pause(row.chatKey, until);
    return { pause: until };
  };
  const giveUp = async () => {
    // Before its messages, as whoever takes it does.
    if (isCall(row) && row.obligationId !== undefined) await tx.obligations.keep(row.obligationId);
    if (await tx.outbox.failed(row, error.failure, now)) {
      await tx.events.addAll(failedEvents(row, error.failure, now));
      await callElsewhere(frame, tx, row, now);
      await tellUntold(frame, tx, row, now);
    }
    return {};
  };

  if (GIVEN_UP.includes(error.failure)) await keepCases(tx, row, error, now);
  switch (error.failure) {
    case 'rate_limited':
      return wait(now + (error.details.retryAfter ?? SECOND));
    case 'bot_limited': {
      const until = now + (error.details.retryAfter ?? SECOND);
      // The bot's row first, as claims do, so that the two never wait for each other.
      await tx.pace.pause(row.address.channel, until);
      return wait(until);
    }
    case 'unavailable':
    case 'unknown': {
      if ((row.kind === 'reply' || row.kind === 'remind') && now - row.createdAt > REPLY_AGES_AFTER) return giveUp();
      const maybeSent = row.maybeSent || error.failure === 'unknown';
      return wait(now + backoff(row), { attempts: row.attempts + 1, maybeSent });
    }
    case 'unauthorized': {
      await raise(frame, tx, channelMatter(row.address.channel), now);
      // Kept for when the token is mended; a call for a child is tried another way meanwhile.
      if (row.kind === 'page' || row.kind === 'nudge' || row.kind === 'digest') return giveUp();
      return wait(now + MINUTE);
    }
    case 'migrated': {
      const address = { ...row.address, chat: error.details.migratedTo ?? row.address.chat };
      await tx.members.move(row.address, address);
      await tx.outbox.readdress(row, address);
      await tx.outbox.retry(row, { ...row, notBefore: now, failure: error.failure });
      return {};
    }
    case 'uneditable':
      await tx.outbox.sendInstead(row, now);
      return {};
    case 'blocked': {
      const lost = await blockChat(frame, tx, row.address, now);
      const settled = await giveUp();
      await tellElsewhere(frame, tx, row, now);
      await alarmElsewhere(frame, tx, row, now);
      // A call has found its own way. News of a matter has none: what its reader was called for goes on as all else does.
      if (lost !== null) await goOnWithout(frame, tx, lost, now, isCall(row) ? row.obligationId : undefined);
      return settled;
    }
    case 'rejected':
      return giveUp();
  }
};
