import { inviteGuardian } from '../../family/invite.js';
import type { DoAct } from '../act.js';

/** Invites a guardian all the same, after the warning that the child came by itself. */
export const kinok: DoAct = (m, obligationId) => inviteGuardian(m, obligationId, true);
