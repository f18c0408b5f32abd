import { ConfigProblem } from '../config.js';
import { choosesSeveral } from '../domain/answer-field.js';
import { childAnswersSchema } from '../domain/child.js';
import type { Draft } from '../domain/draft.js';
import { guardianAnswersSchema, onlyReminders, permitted } from '../domain/guardian.js';
import { citizenAnswersSchema } from '../domain/report.js';
import { say } from '../domain/say.js';
import { sayIssue } from '../files/say-issue.js';

/** Whose report is played. */
export type Asker = 'citizen' | 'child' | 'guardian';

const SCHEMAS = { citizen: citizenAnswersSchema, child: childAnswersSchema, guardian: guardianAnswersSchema } as const;
const EXAMPLES: Readonly<Record<Asker, string>> = {
  citizen: '--answer concern=neglect --answer district=120101',
  child: '--answer safe_now=no --answer hurt_now=yes',
  guardian: '--answer need=care,schooling --answer district=120101',
};

const draftOf = (asker: Asker, answers: Record<string, unknown>): Draft => {
  const told = { signs: [], askedForHelp: false };
  if (asker === 'child') return { kind: 'child', answers: childAnswersSchema.parse(answers), ...told };
  if (asker === 'citizen') return { answers: citizenAnswersSchema.parse(answers), ...told };
  const kept = permitted(guardianAnswersSchema.parse(answers));
  if (!onlyReminders(kept)) return { kind: 'guardian', answers: kept, ...told };
  throw new ConfigProblem([say('preview-only-reminders')]);
};

/** `concern=neglect,left_alone` and such, as answers. @throws {ConfigProblem} that names the answer and how to write it. */
export const readAnswers = (given: readonly string[], asker: Asker): Draft => {
  const schema = SCHEMAS[asker];
  const fields: Readonly<Record<string, unknown>> = schema.shape;
  const answers: Record<string, unknown> = {};
  for (const one of given) {
    const [question = '', ...rest] = one.split('=');
    const answer = rest.join('=');
    if (!Object.hasOwn(fields, question) || answer === '') {
      const how = { example: EXAMPLES[asker], questions: Object.keys(fields) };
      throw new ConfigProblem([say('preview-answer-wrong', { given: JSON.stringify(one), ...how })]);
    }
    answers[question] = choosesSeveral(fields[question]) ? answer.split(',') : answer;
  }
  const parsed = schema.safeParse(answers);
  if (parsed.success) return draftOf(asker, answers);
  throw new ConfigProblem(
    parsed.error.issues.map((issue) =>
      say('preview-answer-refused', { question: String(issue.path[0]), wrong: sayIssue(issue, answers) }),
    ),
  );
};
