import { z } from 'zod';
import { ACTS } from '../../domain/acts.js';
import { LOCALES, type Locale } from '../../domain/channel.js';

/** What a member's chat remembers between turns. */
export const deskContextSchema = z.object({
  locale: z.enum(LOCALES),
  trial: z.boolean(),
  /** What is being declined. */
  obligationId: z.string().nullable(),
  /** The choices said last, by their data: what a typed number means. */
  menu: z.array(z.string()),
  /** The page of 我的待办 said last. */
  listed: z.object({ first: z.string(), last: z.string() }).nullable().default(null),
  /** What is asked before an act is done. */
  asking: z
    .object({
      act: z.enum(ACTS),
      id: z.string(),
      answers: z.record(z.string(), z.string()),
      page: z.number().int().nonnegative(),
      number: z.string().optional(),
    })
    .nullable(),
});
export type DeskContext = z.infer<typeof deskContextSchema>;

/** What a member's chat begins with. */
export interface DeskInput {
  readonly locale: Locale;
  readonly trial: boolean;
}
