import { formFlow } from '../form/flow.js';
import { reportForm } from './form.js';

/** The citizen's flow. */
export const reportFlow = formFlow(reportForm, 1);
