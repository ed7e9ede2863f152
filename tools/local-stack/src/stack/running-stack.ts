import { join } from 'node:path';
import type { ServiceName } from '@todo/event-contracts';
import { startMailCatcher } from '../mail/mail-catcher.js';
import { diskSuspicion } from './disk-suspicion.js';
import { keepRunning, type Part } from './keep-running.js';
import { localSecrets } from './local-secrets.js';
import { prepareDatabases, prepareTopics } from './prepare.js';
import { type Say, timed } from './progress.js';
import { openBroker, openDatabase } from './servers.js';
import { serviceEnvironment } from './service-environment.js';
import { Service } from './service.js';
import { removeStackFile, type StackFile, writeStackFile } from './stack-file.js';
import { serviceNames, type StackPlan } from './stack-plan.js';

/** Of the broker and the database; a service may come back as often as it likes. */
const serverAttemptsMax = 5;

interface Opened {
  stop(): Promise<unknown>;
}

/** Broker, database, mail catcher and the four services. It ends with this process at the latest. */
export class RunningStack {
  private readonly stopping = new AbortController();
  private servers: Promise<Opened>[] = [];
  private services: Promise<Service>[] = [];

  constructor(
    private readonly plan: StackPlan,
    private readonly env: NodeJS.ProcessEnv,
    private readonly say: Say,
  ) {}

  /**
   * Starts all of it and resolves when every service is ready. After a failure call `stop`.
   *
   * @param onHopeless called when the broker or the database does not come back: the stack is of no use then.
   * @throws LocalStackError, whose message says what to do.
   */
  async start({ onHopeless }: { onHopeless: (error: unknown) => void }): Promise<StackFile> {
    const { plan, say } = this;
    const mails = startMailCatcher({ smtpPort: plan.ports.smtp, httpPort: plan.ports.mail });
    const [broker, database] = [openBroker(plan, say), openDatabase(plan, say)];
    this.servers = [broker, database, mails.then(({ close }) => ({ stop: close }))];
    // Whoever awaits them below is told; that nobody awaits them here is no reason to end.
    for (const server of this.servers) server.catch(() => undefined);
    const brokers = broker.then(async ({ addresses, part }) => {
      this.keep(part, serverAttemptsMax, onHopeless);
      await timed(say, 'Topics', prepareTopics(addresses, this.env));
      return addresses;
    });
    const urls = database.then((server) => {
      this.keep(server.part, serverAttemptsMax, onHopeless);
      return timed(say, 'Migrations', prepareDatabases(server, plan));
    });
    const [addresses, databaseUrls] = await Promise.all([brokers, urls, mails]);

    const services = await timed(say, 'Services', this.startServices(addresses, databaseUrls));
    const describe = () => stackFile(plan, addresses, databaseUrls, services);
    const write = () => {
      // A service that comes back while all of it stops must not bring the file back too.
      if (!this.stopping.signal.aborted) writeStackFile(plan.dataDir, describe());
    };
    write();
    for (const service of services) this.keep(service, Infinity, onHopeless, write);
    return describe();
  }

  /** Ends everything in order: services first, then what they talk to. Also what is still starting. */
  async stop(): Promise<void> {
    this.stopping.abort();
    removeStackFile(this.plan.dataDir);
    await endAll(this.services);
    await endAll(this.servers);
  }

  private async startServices(
    brokers: readonly string[],
    databaseUrls: Readonly<Record<ServiceName, string>>,
  ): Promise<Service[]> {
    const { plan, env } = this;
    this.stopping.signal.throwIfAborted();
    const secrets = localSecrets(plan.dataDir);
    this.services = serviceNames.map((name) =>
      Service.start({
        name,
        entry: join(plan.root, 'apps', name, 'dist', 'main.js'),
        environment: serviceEnvironment(name, env, { plan, secrets, brokers, databaseUrl: databaseUrls[name] }),
        managementPort: plan.ports[name],
        log: join(plan.dataDir, 'logs', `${name}.log`),
        pidFile: join(plan.dataDir, `${name}.pid`),
      }),
    );
    const services = await Promise.all(this.services);
    await Promise.all(services.map((service) => service.ready()));
    return services;
  }

  /** @param part `undefined`: somebody else's. */
  private keep(
    part: Part | undefined,
    attemptsMax: number,
    onHopeless: (error: unknown) => void,
    onStart = () => {},
  ): void {
    if (!part) return;
    const { say, stopping, plan } = this;
    const suspicion = () => diskSuspicion(plan.dataDir);
    keepRunning(part, { attemptsMax, say, stopping: stopping.signal, suspicion, onStart }).catch(onHopeless);
  }
}

async function endAll(starting: readonly Promise<Opened>[]): Promise<void> {
  const started = await Promise.allSettled(starting);
  await Promise.all(started.map((result) => (result.status === 'fulfilled' ? result.value.stop() : undefined)));
}

function stackFile(
  { ports }: StackPlan,
  brokers: readonly string[],
  databaseUrls: Readonly<Record<ServiceName, string>>,
  services: readonly Service[],
): StackFile {
  const entries = services.map(({ name, pid }) => {
    return [name, { pid, management: `http://127.0.0.1:${ports[name]}`, databaseUrl: databaseUrls[name] }];
  });
  return {
    gateway: `http://localhost:${ports.gateway}`,
    audit: `http://localhost:${ports.audit}`,
    mail: `http://localhost:${ports.mail}`,
    smtp: `smtp://127.0.0.1:${ports.smtp}`,
    broker: brokers.join(','),
    services: Object.fromEntries(entries) as StackFile['services'],
  };
}
