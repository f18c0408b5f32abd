import { formFlow } from '../form/flow.js';
import { childForm } from './form.js';

/** The flow of a child who reports for itself. */
export const childFlow = formFlow(childForm, 1);
