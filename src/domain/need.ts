/**
 * What a family or a child can need beyond protection (domain.md 1.5: 国发〔2016〕36号; 未成年人保护法 art 91; 5.1 C2), and what a
 * post can offer. Ids only; their words are texts.
 */
export const NEEDS = [
  'counselling',
  'respite_care',
  'tutoring',
  'legal_aid',
  'material_help',
  'rehabilitation',
  'family_education',
  'mentoring',
  'housing',
] as const;
export type Need = (typeof NEEDS)[number];
