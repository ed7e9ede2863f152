import { readFileSync } from 'node:fs';

import { root } from './compose-file.js';

/** One instruction of a Dockerfile, such as `RUN npm ci`. */
export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** A stage: what it starts from, and its instructions. */
export interface Stage {
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

/** The stages of the `Dockerfile` by name, in their order; the last one is what is built by default. */
export function dockerfileStages(): Map<string, Stage> {
  const text = readFileSync(new URL('Dockerfile', root), 'utf8');
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  const stages = new Map<string, Stage & { instructions: Instruction[] }>();
  for (const line of lines.filter((each) => each !== '')) {
    const [, name = '', rest = ''] = /^([A-Z]+) +(.*)$/.exec(line) ?? [];
    if (name === 'FROM') {
      const [from = '', stageName = ''] = rest.split(' AS ');
      stages.set(stageName, { from, instructions: [] });
    } else {
      [...stages.values()].at(-1)!.instructions.push({ name, rest });
    }
  }
  return stages;
}

/** What a stage says last by an instruction of this name. */
export function lastSaid(stage: string, name: string): string | undefined {
  const found = dockerfileStages()
    .get(stage)
    ?.instructions.findLast((instruction) => instruction.name === name);
  return found?.rest;
}

/** The variables that a stage sets for what runs in it. */
export function environmentOf(stage: string): Record<string, string> {
  const said = dockerfileStages()
    .get(stage)!
    .instructions.filter(({ name }) => name === 'ENV')
    .flatMap(({ rest }) => rest.split(' '));
  return Object.fromEntries(said.map((pair) => pair.split('=') as [string, string]));
}
