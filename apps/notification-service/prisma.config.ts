import { defineConfig } from 'prisma/config';

/** Only the command line reads this; the service opens its own pool. */
export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
