import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes minutes: begun last, it would run alone at the end while the other workers idle. */
const HEAVY = [
  /\/kills\//,
  /\/contracts\/(start|wrong-settings)\./,
  /\/journeys\/permissions-/,
  /\/properties\//,
  /\/instances\//,
];

const weight = ({ moduleId }: TestSpecification): number => {
  const found = HEAVY.findIndex((one) => one.test(moduleId));
  return found < 0 ? HEAVY.length : found;
};

/** The files that take longest first, in an order that needs no memory of an earlier run. */
export class HeavyFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...(await super.sort(files))].sort((one, other) => weight(one) - weight(other));
  }
}
