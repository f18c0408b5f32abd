import type { Said } from './carry-out.js';
import type { Moment } from './cases/moment.js';
import type { Frame } from './notify/frame.js';
import type { Claim, Sender } from './notify/outbox/sender.js';
import type { ClaimedRow, NewOutboxRow } from './store/store.js';

/** What this process sends right after the commit, by the claim under which it was added. */
export interface Replies {
  readonly rows: readonly ClaimedRow[];
  readonly claim: Claim;
}

/**
 * Puts what was said into the outbox, in order: claimed by this process, unless the chat still waits for something
 * older. A button that was pressed (`on`) proves that its message arrived, whatever became of its sender.
 */
export const openReplies = (frame: Frame, sender: Sender) => {
  return async (
    m: Moment,
    said: Said,
    turnId: string,
    on: { readonly data: string; readonly ref?: string } | undefined,
  ): Promise<Replies> => {
    const telling = { timezone: frame.timezone, now: m.now };
    let ref = frame.editing.has(m.address.channel) ? on?.ref : undefined;
    const rows = said.prompts.map((prompt, index): NewOutboxRow => {
      const edits = prompt.replaces ? ref : undefined;
      if (edits !== undefined) ref = undefined;
      return {
        id: `${turnId}:${index}`,
        address: m.address,
        kind: 'reply',
        priority: 1,
        notBefore: m.now,
        message: frame.texts.render(said.locale, prompt, telling),
        editsRef: edits,
      };
    });
    const claim = sender.claim(m.now);
    const added = await m.tx.outbox.add(rows, m.now, claim);
    await m.tx.outbox.add(said.after, m.now);
    const held = added.filter((row) => row.claim !== '');
    if (held.length < added.length && on?.ref !== undefined) {
      await m.tx.outbox.pressed(m.address, on.data, on.ref, claim.token, m.now);
    }
    return { rows: held, claim };
  };
};
