import { z } from 'zod';

/** An id in a path. The database writes them in lower case, and so must whoever compares with it. */
export const idParam = z.uuid().toLowerCase();
