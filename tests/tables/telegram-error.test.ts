import { expect, test } from 'vitest';
import { ApiError, answeredFault, deliveryError, networkFault } from '../../src/bots/telegram-error.js';

const network = (code: string, more: object = {}) =>
  Object.assign(new Error(`POST http://api/bot1:secret/x: ${code}`), { code, ...more });

test.each([
  ['refused', network('ECONNREFUSED'), 'unavailable'],
  ['no name found', network('ENOTFOUND'), 'unavailable'],
  ['names not served', network('EAI_AGAIN'), 'unavailable'],
  ['a certificate out of date', network('CERT_HAS_EXPIRED'), 'unavailable'],
  ['time-out while connecting', network('ETIMEDOUT', { syscall: 'connect' }), 'unavailable'],
  ['time-out while connecting, several addresses', network('ETIMEDOUT', { errors: [] }), 'unavailable'],
  ['time-out while reading', network('ETIMEDOUT', { syscall: 'read' }), 'unknown'],
  ['reset', network('ECONNRESET', { syscall: 'read' }), 'unknown'],
  ['closed by the other side', network('UND_ERR_SOCKET'), 'unknown'],
  ['out of time', new DOMException('The operation was aborted', 'TimeoutError'), 'unknown'],
  ['an answer that is no JSON', new SyntaxError('Unexpected token <'), 'unknown'],
  ['nothing known', undefined, 'unknown'],
])('the network: %s', (_, error, failure) => {
  const delivery = deliveryError(new ApiError('sendMessage', networkFault(error)));
  expect(delivery.failure).toBe(failure);
  expect(`${delivery.message} ${delivery.cause}`).not.toContain('secret');
});

test.each([
  [400, 'Bad Request: chat not found', 'blocked'],
  [400, 'Bad Request: user is deactivated', 'blocked'],
  [400, 'Bad Request: PEER_ID_INVALID', 'blocked'],
  [400, 'Bad Request: message text is empty', 'rejected'],
  [400, 'Bad Request: message to edit not found', 'uneditable'],
  [400, 'Bad Request: MESSAGE_ID_INVALID', 'uneditable'],
  [401, 'Unauthorized', 'unauthorized'],
  [403, "Forbidden: bot can't initiate conversation with a user", 'blocked'],
  [404, 'Not Found', 'unauthorized'],
  [413, 'Request Entity Too Large', 'rejected'],
  [504, 'Gateway Timeout', 'unavailable'],
])('the API: %i %s', (code, description, failure) => {
  expect(deliveryError(new ApiError('sendMessage', answeredFault(code, description))).failure).toBe(failure);
});

test.each([
  ['no time', undefined, 1_000],
  ['a time', 30, 30_000],
  ['half a millisecond', 0.0005, 1],
  ['more than any clock tells', 1e300, 86_400_000],
  ['words', 'soon', 1_000],
  ['a time that is over', -5, 1_000],
])('a 429 with %s', (_, retry_after, retryAfter) => {
  const parameters = { retry_after } as { retry_after?: number };
  const fault = answeredFault(429, 'Too Many Requests', parameters);
  expect(deliveryError(new ApiError('sendMessage', fault)).details).toEqual({ retryAfter });
});
