import { z } from 'zod';

/** Whether several can be chosen for a question: said by its field in the form's schema alone. */
export const choosesSeveral = (field: unknown): boolean =>
  field instanceof z.ZodOptional && field.unwrap() instanceof z.ZodArray;

/** An answer that is one of the codes of a table. */
export const oneOf = <T extends object>(table: T) => z.enum(Object.keys(table) as [Extract<keyof T, string>]);
