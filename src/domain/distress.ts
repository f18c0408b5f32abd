/** What puts a child in distress (国发〔2016〕36号, domain.md 2.1): for staff alone, short enough for a button. */
export const DISTRESS_CATEGORIES = [
  'poverty',
  'disability',
  'illness',
  'no_guardian',
  'weak_guard',
  'bad_guard',
  'unattended',
  'orphan',
  'left_behind',
  'migrant',
  'begging',
  'missing',
  'psych',
  'unknown',
] as const;
