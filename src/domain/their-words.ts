/** What turns the direction of what follows round, and what cannot be seen but a tab and the end of a line. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]|[^\P{Cc}\t\n\v\f\r\u0085]/gu;
const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;

/**
 * What one person wrote, among lines that are ours: each further line of it begins with a mark, as none of ours does. Else a line of
 * theirs could be read as what the service says, or as what somebody else wrote.
 */
export const theirWords = (words: string): string => words.replace(TURNING, '').replace(LINE_END, '\n| ');
