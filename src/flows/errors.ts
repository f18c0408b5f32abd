/** A saved conversation that this release cannot go on with. Park the row for a human; never drop it. */
export class UnrestorableState extends Error {
  override readonly name = 'UnrestorableState';
  constructor(
    readonly flow: string,
    /** What is wrong with it, in words without any of its content. */
    readonly reason: string,
  ) {
    super(`${flow}: ${reason}`);
  }
}

/** A saved conversation from a newer release. Leave the row alone; a newer process will go on with it. */
export class NewerState extends Error {
  override readonly name = 'NewerState';
  constructor(
    readonly flow: string,
    readonly version: number,
    readonly known: number,
  ) {
    super(`${flow}: saved by version ${version}, this release knows ${known}`);
  }
}

/** A machine does what a flow may not: a flow assigns, emits and waits, nothing else. A fault of the program. */
export class ForbiddenAction extends Error {
  override readonly name = 'ForbiddenAction';
  constructor(
    readonly flow: string,
    readonly action: string,
  ) {
    super(`flow ${flow} may not do ${action}: it only assigns, emits and waits`);
  }
}
