import type { EventPlan } from './event-plan.js';
import { readText } from './workspace.js';

/** The new service's own database: schema and migrations, by their paths in the service. */
export function consumerDatabase(plan: EventPlan): [string, string][] {
  return [
    ['prisma.config.ts', settings],
    ['prisma/schema.prisma', schema(plan)],
    ['prisma/migrations/migration_lock.toml', 'provider = "postgresql"\n'],
    // Byte for byte what every service has.
    ['prisma/migrations/0001_messaging/migration.sql', readText('libs/messaging-prisma/prisma/messaging.sql')],
    [`prisma/migrations/0002_${plan.table}/migration.sql`, table(plan)],
  ];
}

const settings = `import { defineConfig } from 'prisma/config';

/** Only the command line reads this; the service opens its own pool. */
export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
`;

function schema({ typeName, table }: EventPlan): string {
  return `datasource db {
  provider = "postgresql"
}

${readText('libs/messaging-prisma/prisma/messaging.prisma')}
model ${typeName} {
  eventId    String   @id @map("event_id") @db.Uuid
  userId     String   @map("user_id")
  resourceId String   @map("resource_id") @db.Uuid
  happenedAt DateTime @map("happened_at") @db.Timestamptz(6)

  @@map("${table}")
}
`;
}

function table({ type, table }: EventPlan): string {
  return `-- One row of every ${type}; the primary key is what makes a repeated one have no effect.
create table ${table} (
  event_id    uuid        primary key,
  user_id     text        not null,
  resource_id uuid        not null,
  happened_at timestamptz not null
);
`;
}
