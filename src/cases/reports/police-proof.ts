import type { TextRef } from '../../domain/effect.js';
import { postName } from '../../notify/frame.js';
import type { Report } from '../../store/store.js';
import type { Moment } from '../moment.js';
import { policeReportsOf } from '../police-duty.js';
import { noteWords } from '../showing/note-words.js';

/** The note that keeps what the police answered. */
export const policeProofOf = (obligationId: string): string => `${obligationId}:proof`;

const proofOf = async (m: Moment, id: string, holds: boolean): Promise<TextRef[]> => {
  const { tx, frame } = m;
  const proof = await tx.notes.byId(policeProofOf(id));
  if (!proof) return [{ key: 'report-police' }];
  const post = postName(frame, proof.postCode) || proof.postCode;
  const told = { key: 'report-police-told', args: { at: { at: proof.at }, post } };
  if (!holds) return [told];
  const event = (await tx.events.ofCase(proof.caseId)).find(
    (one) => one.kind === 'police.told' && one.obligationId === id,
  );
  const who = { key: `choice-who-${String(event?.data?.by ?? 'me')}` };
  const name = (await tx.members.nameOf(proof.memberId)) ?? '';
  return [told, { key: 'report-police-proof', args: { name, who, number: noteWords(proof) } }];
};

/**
 * How far the duty to tell the police has come, for whoever looks at the report: still to be done, or when and by which
 * post; the person and the number that came back only for whoever `holds` the case.
 */
export const policeProof = async (m: Moment, report: Report, holds: boolean): Promise<TextRef[]> => {
  const lines: TextRef[] = [];
  for (const { id } of await policeReportsOf(m, report)) lines.push(...(await proofOf(m, id, holds)));
  return lines;
};
