import type { TextRef } from '../../domain/effect.js';
import { readProposal } from '../../domain/second-look.js';
import type { Case, Obligation } from '../../store/store.js';
import type { Moment } from '../moment.js';
import { previewAskedOf, wordsToReporters } from './preview-closing.js';

/** What a second named person is asked to agree to, whole: nothing where nobody is asked. */
export const lookLines = async (m: Moment, matter: Case, all: readonly Obligation[]): Promise<TextRef[]> => {
  const look = all.find(({ kind, state }) => kind === 'second_look' && state !== 'done');
  const proposal = look && readProposal(look.subjectId);
  if (!look || !proposal) return [];
  if (proposal.what === 'lower') {
    const [from, to] = [proposal.from, proposal.to].map((level) => ({ key: `level-name-${level}` }));
    const reason = (await m.tx.notes.latest(matter.id, 'lower'))?.text ?? '';
    return [{ key: 'look-asks-lower', args: { from: from ?? '', to: to ?? '', reason } }];
  }
  const preview = await previewAskedOf(m, matter, look, proposal.outcome);
  const asks = { key: 'look-asks-close', args: { outcome: { key: `outcome-${proposal.outcome}` } } };
  return [asks, ...(preview ? await wordsToReporters(m, matter, preview.words, preview.note.at) : [])];
};
