import { formFlow } from '../form/flow.js';
import { familyForm } from './form.js';

/** The guardian's flow. */
export const familyFlow = formFlow(familyForm, 1);
