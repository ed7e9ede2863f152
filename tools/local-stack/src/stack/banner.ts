import { join } from 'node:path';
import { serviceNames, type StackPlan } from './stack-plan.js';
import type { StackFile } from './stack-file.js';

const asyncApi = 'specs/phase-05/002-kafka-integration/contracts/kafka-events-contract.yaml';

/** What a newcomer wants to know once all is ready. @param stopPid the process to end when the stack shall end. */
export function banner(plan: StackPlan, stack: StackFile, stopPid: number): string {
  const rows: [string, string][] = [
    ['Page', stack.gateway],
    ['API docs', `${stack.gateway}/api/openapi.json`],
    ['Events docs', `${join(plan.root, 'docs', 'topics.md')} (AsyncAPI: ${asyncApi})`],
    ['Mails', `${stack.mail} (nothing leaves this machine)`],
    ['Audit search', `${stack.audit}/api/audit`],
    ...serviceNames.map((name): [string, string] => [
      'Metrics',
      `${stack.services[name].management}/metrics (${name})`,
    ]),
    ['Data', `${dataPlaces(plan)}; kept when the stack stops, and used again by the next start`],
    ['Logs', join(plan.dataDir, 'logs')],
    ['Stop', `Ctrl-C here, or: kill ${stopPid}`],
    ['Reset', `stop, then: rm -rf ${quoted(plan.dataDir)}${resetElsewhere(plan)}`],
  ];
  const lines = rows.map(([what, where], index) => {
    const label = rows[index - 1]?.[0] === what ? '' : what;
    return `  ${label.padEnd(14)}${where}`;
  });

  return ['', ...lines, '', `Ready: ${stack.gateway}`].join('\n');
}

function dataPlaces({ dataDir, brokers, databaseUrl }: StackPlan): string {
  return [
    dataDir,
    ...(brokers ? [`the broker ${brokers.join(',')}`] : []),
    ...(databaseUrl ? [`the server ${new URL(databaseUrl).host}`] : []),
  ].join(', ');
}

function resetElsewhere({ brokers, databaseUrl }: StackPlan): string {
  const elsewhere = [...(brokers ? ['the topics "todo.*"'] : []), ...(databaseUrl ? ['the four databases'] : [])];
  return elsewhere.length === 0 ? '' : `, and delete ${elsewhere.join(' and ')}`;
}

const quoted = (path: string) => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);
