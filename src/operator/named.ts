import { ConfigProblem } from '../config.js';
import type { Instant } from '../domain/clock.js';
import { readCode } from '../domain/codes.js';
import type { TextRef } from '../domain/effect.js';
import type { Post } from '../domain/post.js';
import { say } from '../domain/say.js';
import type { Case, Member, Records } from '../store/store.js';

/** The post of this code. @throws {ConfigProblem} when the directory has none. */
export const postNamed = (posts: readonly Post[], code: string): Post => {
  const post = posts.find((known) => known.code === code);
  if (post) return post;
  throw new ConfigProblem([say('post-unknown', { code: JSON.stringify(code) })]);
};

/** The member of this id. @throws {ConfigProblem} when there is none, or they left. */
export const memberNamed = async (records: Records, id: string, now: Instant): Promise<Member> => {
  const member = await records.members.byId(id, now);
  if (member) return member;
  throw new ConfigProblem([say('member-unknown', { member: JSON.stringify(id) })]);
};

const CASE_NUMBER = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;

/** The case of this number, or the one that it is linked to. @throws {ConfigProblem} when there is none. */
export const caseNamed = async (records: Records, typed: string): Promise<Case> => {
  const number = readCode(typed);
  if (!CASE_NUMBER.test(number)) throw new ConfigProblem([say('case-number-wrong', { typed: JSON.stringify(typed) })]);
  const named = await records.cases.byNumber(number);
  const found = named?.mergedInto ? await records.cases.byId(named.mergedInto) : named;
  if (found) return found;
  throw new ConfigProblem([say('case-unknown', { number })]);
};

/** An instant, with its offset: without one it would be another instant on another machine. Null when it is none. */
export const instantIn = (text: string): Instant | null => {
  const wellFormed = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const at = wellFormed ? Date.parse(text) : Number.NaN;
  const day = text.slice(0, 10);
  // 30 February would be read as 2 March.
  return Number.isNaN(at) || !new Date(day).toISOString().startsWith(day) ? null : at;
};

/** What is wrong with a time from an instant to an instant, as a part of a sentence; undefined for one that is right. */
export const wrongTime = (from: string, to: string, now: Instant): TextRef | undefined => {
  const [startsAt, endsAt] = [instantIn(from), instantIn(to)];
  if (startsAt === null || endsAt === null) {
    return say('instant-wrong', { typed: JSON.stringify(startsAt === null ? from : to) });
  }
  if (endsAt <= startsAt) return say('time-backward', { from, to });
  return endsAt <= now ? say('time-over', { to }) : undefined;
};
