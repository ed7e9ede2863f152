import { classify } from '@todo/messaging';

/** Lock timeout, statement timeout, serialization failure, deadlock. */
const codes = new Set(['55P03', '57014', '40001', '40P01']);

/** Whether the database gave up because it is busy: nothing was done, and the next try may well succeed. */
export const isBusy = (error: unknown): error is Error => error instanceof Error && codes.has(classify(error).code);
