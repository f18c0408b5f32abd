import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** From an answer at once to one that is cut off (15 s), and beyond. Seconds. */
const WIRE_SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
/** From a minute to a day: the steps of the built-in ladder lie between. Seconds. */
const ACKNOWLEDGE_SECONDS = [60, 300, 900, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400, 259_200];

let ofProcess: Registry | undefined;

/** Memory, CPU, garbage, the event loop's delay: one set for a process, however many services it runs. */
const processFigures = (): Registry => {
  if (!ofProcess) {
    ofProcess = new Registry();
    // The delay is sampled each 50 ms: finer costs CPU, and what matters here is seconds.
    collectDefaultMetrics({ register: ofProcess, eventLoopMonitoringPrecision: 50 });
  }
  return ofProcess;
};

/**
 * Every figure of one running service. Labels hold only what is one of few: channels, kinds, results, levels, names of
 * matters; never an id, an address or a person's words.
 */
export const openMeter = () => {
  const registry = new Registry();
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter<L>({ name: `huyou_${name}`, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge<L>({ name: `huyou_${name}`, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[], buckets: number[]) =>
    new Histogram<L>({ name: `huyou_${name}`, help, labelNames, buckets, registers });

  return {
    turns: counter(
      'turns_total',
      'Turns handed over by a channel: taken, parked for a human, or refused to be handed over again.',
      ['channel', 'outcome'],
    ),
    turnSeconds: histogram('turn_seconds', 'From the hand-over of a turn to its commit.', ['channel'], WIRE_SECONDS),
    commits: counter(
      'commits_total',
      'Works given to the store: committed, away (the database was), or failed (races included).',
      ['result'],
    ),
    messages: counter('messages_total', 'Messages given to a platform, by what became of each try.', [
      'channel',
      'kind',
      'result',
    ]),
    deliverySeconds: histogram(
      'delivery_seconds',
      'From handing a message to a platform to its answer.',
      ['channel'],
      WIRE_SECONDS,
    ),
    steps: counter(
      'ladder_steps_total',
      'What ladders did: opened, paged, nudged, climbed, repeated, reopened, declined, taken, safe, missed, empty, unreachable.',
      ['step'],
    ),
    acknowledgeSeconds: histogram(
      'acknowledge_seconds',
      'From opening an obligation to a named person taking it.',
      ['level'],
      ACKNOWLEDGE_SECONDS,
    ),
    alarms: counter('operator_alarms_total', 'Alarms put out to operators.', ['alarm']),
    tickSeconds: histogram('tick_seconds', 'How long a tick took.', [], WIRE_SECONDS),
    tickAt: gauge('tick_last_timestamp_seconds', 'When the last tick ended.'),
    tickLate: counter(
      'tick_late_total',
      'Beats that came more than 5 s late: the event loop was blocked, or the machine slept.',
    ),
    tickLateSeconds: gauge('tick_longest_late_seconds', 'The latest beat since the start.'),
    tickFailures: counter('tick_failures_total', 'Pieces of a tick that failed and were left to the next.', ['stage']),
    auditAt: gauge('audit_last_timestamp_seconds', 'When the last audit ended.'),
    auditFailures: counter('audit_failures_total', 'Audits that could not be made.'),
    pending: gauge('outbox_pending', 'Messages that wait, as of the last audit; 10000 means or more.'),
    claimed: gauge('outbox_claimed', 'Messages being sent, as of the last audit.'),
    expired: gauge('outbox_expired', 'Messages whose sender is gone and that nobody released, as of the last audit.'),
    oldest: gauge(
      'outbox_oldest_seconds',
      'How long the message that waits longest has been waiting, as of the last audit.',
    ),
    open: gauge('obligations_open', 'Obligations that nobody has taken, as of the last audit; 10000 means or more.', [
      'level',
    ]),
    top: gauge('obligations_top', 'Those of them that stand at the top rung.', ['level']),
    overdue: gauge('obligations_overdue', 'Obligations whose ladder ought to have moved and did not.'),
    timerless: gauge(
      'obligations_without_timer',
      'Obligations that nothing would have moved again; found and mended by the last audit.',
    ),
    posts: gauge('posts_unreachable', 'Posts of the ladder that nobody reachable holds.'),
    parked: gauge('parked', 'Turns and chats kept for a human.', ['what']),
    operator: gauge('operator_reachable', '1 when an operator or the duty desk can be reached by some channel.'),
    matters: gauge('matter_standing', '1 while the auditor finds this wrong.', ['matter']),
    channelDown: gauge('channel_down', '1 while this channel does not work, as this process sees it.', ['channel']),
    heartbeats: counter(
      'heartbeats_total',
      'Outgoing heartbeats: sent, failed, or withheld because something is wrong here.',
      ['result'],
    ),
    /** Everything in Prometheus text form. */
    async text(): Promise<string> {
      const text = await Registry.merge([registry, processFigures()]).metrics();
      // The library spells a delay that was never sampled in a way of its own.
      return text.replace(/ Nan$/gm, ' NaN');
    },
    contentType: registry.contentType,
  };
};
export type Meter = ReturnType<typeof openMeter>;
