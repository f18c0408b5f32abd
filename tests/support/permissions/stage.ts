import { leave } from '../../../src/members/change-posts.js';
import type { Person } from '../people.js';
import { reportsNeglect, tells } from '../stories.js';
import type { World } from '../world.js';
import { joinsAndAgrees } from './guardians.js';
import { bindEverybody, type Played } from './people.js';
import type { Rehearsal } from './rehearse.js';

type Tell = (citizen: Person) => Promise<unknown>;

/** What a reporter leaves, and writes: by each it is known wherever it is read. */
export const REPORTED = { contact: '13800138000', words: '紫色雨靴' } as const;

/** Hurt, with nobody to protect the child: the police have to be told as well. */
const reportsHarm: Tell = (citizen) =>
  tells(citizen, { concerns: ['被打、被伤害'], carer: '没有', access: '能', ...REPORTED });

/**
 * Cases in every state in which something can be done with them, as they come to it: nobody has taken it, at work, a plan
 * is due, in review, closed, objected to, linked, handed over, left by whoever had it. All are of one district.
 */
export const stageEverything = async (world: World, { does, stepsBack, frame }: Rehearsal) => {
  const people = await bindEverybody(world);
  const { holder, helper, organisation, invited, referred, offered, handedOver, inConflict, gone } = people;
  const scenes = new Map<string, string>();

  const duty = async (caseId: string, kind: string): Promise<string> => {
    const where = { caseId, kind, state: { not: 'done' } };
    return (await world.query.obligation.findFirstOrThrow({ where, orderBy: { id: 'desc' } })).id;
  };
  const numberOf = async (id: string) => (await world.query.case.findUniqueOrThrow({ where: { id } })).number;
  /** A report that just came; who is in conflict said so at once. */
  const reported = async (scene: string, tell: Tell = reportsNeglect, conflict = true) => {
    const reporter = await world.citizen();
    await tell(reporter);
    await reporter.sees(/回执码|收到了|谢谢/);
    await world.settled();
    const found = (await world.query.case.findMany()).find(({ id }) => !scenes.has(id));
    if (!found) throw new Error(`no case was opened for ${scene}`);
    scenes.set(found.id, scene);
    if (conflict) await stepsBack(inConflict.id, await duty(found.id, 'acknowledge'));
    return { caseId: found.id, reporter };
  };
  const taken = async (scene: string, by: Played = holder, tell?: Tell, conflict = true) => {
    const made = await reported(scene, tell, conflict);
    const ack = await duty(made.caseId, 'acknowledge');
    await does(by.id, 'ack', ack);
    return { ...made, ack };
  };
  const safe = async (scene: string, by?: Played) => {
    const made = await taken(scene, by);
    await does((by ?? holder).id, 'safe', made.ack);
    return made;
  };

  // Until Wednesday evening it climbs as far as it can.
  await reported('nobody has taken for long', reportsHarm);
  const review = await safe('in review');
  const invite = await does(holder.id, 'kin', await duty(review.caseId, 'assess'));
  const [code = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(invite.words) ?? [];
  const guardian = await world.citizen();
  await joinsAndAgrees(guardian, `/start ${code}`);
  await does(holder.id, 'assess', await duty(review.caseId, 'assess'));
  await does(holder.id, 'plan', await duty(review.caseId, 'plan'));
  await does(holder.id, 'confer', review.ack, { invite: 'education' });
  await does(invited.id, 'attend', await duty(review.caseId, 'conference'));
  // Wednesday evening, when the reminder comes.
  await world.later('P1DT9H');
  await guardian.sees('每周和孩子通话');
  await guardian.picks('我需要帮助');
  await guardian.sees('会有人联系您');

  const plan = await safe('with a plan due');
  await does(holder.id, 'assess', await duty(plan.caseId, 'assess'));
  await does(holder.id, 'need', plan.ack, { need: 'respite', span: 'weeks' });
  await does(helper.id, 'offer', await duty(plan.caseId, 'offer_help'));
  await does(holder.id, 'pick', (await world.query.offer.findFirstOrThrow({ where: { state: 'offered' } })).id);
  await does(holder.id, 'need', plan.ack, { need: 'tutoring' });
  await does(organisation.id, 'offer', await duty(plan.caseId, 'offer_help'));

  const women = { tosector: 'government', topost: 'women' };
  await does(holder.id, 'refer', plan.ack, women);
  await does(referred.id, 'accept', await duty(plan.caseId, 'referral'));
  await does(holder.id, 'ticket', plan.ack);

  const work = await taken('at work', holder, reportsHarm);
  await does(holder.id, 'need', work.ack, { need: 'mentoring' });
  await does(holder.id, 'need', work.ack, { need: 'rehab' });
  await does(holder.id, 'confer', work.ack, { invite: 'education' });
  await does(holder.id, 'refer', work.ack, women);
  await does(holder.id, 'lower', work.ack, { lowerto: 'p2' });
  await does(holder.id, 'hand', work.ack, { tosector: 'community' });
  await does(holder.id, 'safe', work.ack);

  const closed = await safe('closed');
  const objected = await safe('closed, and objected to');
  for (const { ack } of [closed, objected]) {
    await does(holder.id, 'close', ack);
    await does(holder.id, 'closeok', ack);
  }
  await objected.reporter.says('没有解决');
  await objected.reporter.sees(/前/);

  // Who is kept from the one is kept from both, once they are linked.
  const older = await taken('with another linked to it', holder, reportsNeglect, false);
  await world.jump('PT1M');
  const newer = await taken('linked to another');
  await does(holder.id, 'link', newer.ack, { number: await numberOf(older.caseId) });

  const over = await safe('handed over', handedOver);
  await does(handedOver.id, 'hand', over.ack, { tosector: 'community' });
  await does(offered.id, 'accept', await duty(over.caseId, 'accept_handover'));

  const urgent = await safe('become urgent');
  await does(holder.id, 'raise', urgent.ack, { raiseto: 'p0' });

  await safe('left by who had it', gone);
  await world.app.store.write((tx) => leave(frame, tx, gone.id, world.clock.now()));
  await reported('nobody has taken');
  // What is shown before it is sent can be sent.
  await does(holder.id, 'close', plan.ack);

  const numbers = { other: await numberOf(plan.caseId), linked: await numberOf(newer.caseId) };
  return { people, scenes, guardian, over, work, numbers };
};
