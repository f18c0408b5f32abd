/** What a plan can ask of social organisations and community posts (domain.md 5.1; 未成年人保护法 art 99). */
export const NEEDS = [
  'counselling',
  'respite_care',
  'tutoring',
  'legal_aid',
  'material_help',
  'rehabilitation',
  'family_education',
  'mentoring',
] as const;
export type Need = (typeof NEEDS)[number];
