import { chownSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';

import { spawnGuarded } from '@todo/local-stack';

import { copyContext } from './build-context.js';
import { dockerfileStages, type Instruction } from './dockerfile.js';

/** Who builds: somebody without rights, as far as we may choose. */
export const builder = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;

/** A stage as it was built: a folder that stands for its file system. */
export interface BuiltStage {
  /** Where a path of the image lies on this machine. */
  path(inside: string): string;
  readonly workingFolder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Does what the `Dockerfile` says, without containers: every COPY and RUN line, in folders that stand for the stages.
 * Paths in RUN lines must therefore be relative to the working folder.
 */
export class ImageBuild {
  private readonly built = new Map<string, Promise<Stage>>();

  /** @param settings what every command finds in its environment: PATH, HOME and where packages come from. */
  constructor(
    private readonly folder: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  /** Builds a stage and those that it needs, each once. */
  stage(name: string, buildArguments: Readonly<Record<string, string>> = {}): Promise<BuiltStage> {
    const key = [name, ...Object.values(buildArguments)].join('-');
    const build = this.built.get(key) ?? this.build(name, join(this.folder, key), buildArguments);
    this.built.set(key, build);
    return build;
  }

  private async build(name: string, folder: string, buildArguments: Readonly<Record<string, string>>): Promise<Stage> {
    const { from, instructions } = dockerfileStages().get(name)!;
    const base = dockerfileStages().has(from) ? ((await this.stage(from)) as Stage) : undefined;
    const stage = new Stage(folder, base, buildArguments);
    for (const instruction of instructions) await this.follow(instruction, stage);
    return stage;
  }

  private async follow({ name, rest }: Instruction, stage: Stage): Promise<void> {
    switch (name) {
      case 'WORKDIR':
        return stage.enter(stage.filledIn(rest));
      case 'ARG':
        return stage.declare(rest);
      case 'ENV':
        return rest.split(' ').forEach((pair) => stage.set(pair));
      case 'COPY':
        return this.copy(stage.filledIn(rest), stage);
      case 'RUN':
        return this.run(rest.replaceAll(/--mount=\S+ /g, ''), stage);
      case 'USER':
      case 'EXPOSE':
      case 'STOPSIGNAL':
      case 'HEALTHCHECK':
      case 'CMD':
        // They leave no trace in the file system.
        return;
      default:
        throw new Error(`this test does not know what ${name} does`);
    }
  }

  private async copy(rest: string, stage: Stage): Promise<void> {
    const [, from, source, target] = /^(?:--from=(\S+) )?(\S+) (\S+)$/.exec(rest)!;
    const to = stage.path(target!);
    if (from === undefined) copyContext(to);
    else cpSync((await this.stage(from)).path(source!), to, { recursive: true, verbatimSymlinks: true });
    // As root made it, the builder could not add to it.
    if (builder !== undefined) await this.command('chown', ['-R', `${builder.uid}:${builder.gid}`, to], {});
  }

  private async run(command: string, stage: Stage): Promise<void> {
    const env = { ...this.settings, ...stage.environment, ...stage.buildArguments };
    await this.command('/bin/sh', ['-c', command], { cwd: stage.path('.'), env, account: builder });
  }

  private async command(command: string, args: string[], options: Parameters<typeof spawnGuarded>[2]): Promise<void> {
    const log = join(this.folder, 'build.log');
    writeFileSync(log, `\n${command} ${args.join(' ')}\n`, { flag: 'a' });
    const { code } = await (await spawnGuarded(command, args, { output: { file: log }, ...options })).exited;
    if (code !== 0) throw new Error(`the build ended with:\n${readFileSync(log, 'utf8').slice(-3000)}`);
  }
}

class Stage implements BuiltStage {
  workingFolder = '/';
  environment: Record<string, string> = {};
  readonly buildArguments: Record<string, string> = {};

  constructor(
    private readonly folder: string,
    base: Stage | undefined,
    private readonly given: Readonly<Record<string, string>>,
  ) {
    mkdirSync(folder, { recursive: true });
    if (base === undefined) return;
    cpSync(base.path('/'), folder, { recursive: true, verbatimSymlinks: true });
    this.enter(base.workingFolder);
    this.environment = { ...base.environment };
  }

  path(inside: string): string {
    return join(this.folder, isAbsolute(inside) ? inside : join(this.workingFolder, inside));
  }

  enter(folder: string): void {
    this.workingFolder = resolve(this.workingFolder, folder);
    mkdirSync(this.path('.'), { recursive: true });
    if (builder !== undefined) chownSync(this.path('.'), builder.uid, builder.gid);
  }

  declare(argument: string): void {
    const [name = '', byDefault = ''] = argument.split('=');
    this.buildArguments[name] = this.given[name] ?? byDefault;
  }

  set(pair: string): void {
    const [name = '', value = ''] = pair.split('=');
    this.environment[name] = value;
  }

  /** The text with the values of build arguments in it. */
  filledIn(text: string): string {
    return text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => this.buildArguments[name] ?? '');
  }
}
