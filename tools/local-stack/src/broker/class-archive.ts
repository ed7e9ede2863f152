import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Exit } from '../process/spawn-guarded.js';
import type { Java } from './java.js';
import type { KafkaJars } from './kafka-jars.js';

/** How a virtual machine that was asked to end by SIGTERM reports that it did so in order. */
const orderlyEnd = 143;

/**
 * Kafka's classes, loaded and checked once, in a file that later brokers map into memory: they start in 1.1 s instead of
 * 1.8 s ("class-data sharing"). The first broker that ends in order writes it, which takes it some 2 s more.
 */
export class ClassArchive {
  readonly #file: string;

  /** An archive fits one build of Java and these very files, so it lies with them. */
  constructor(java: Java, jars: KafkaJars) {
    const build = java.version.replace(/[^\w.+-]/g, '_');
    this.#file = join(jars.folder, `classes-${build}.jsa`);
  }

  /** For the virtual machine: read the archive if there is one. */
  readArgs(): string[] {
    return existsSync(this.#file) ? [`-XX:SharedArchiveFile=${this.#file}`] : [];
  }

  /** For the virtual machine: read the archive, or write one at the end, into that folder. */
  readOrWriteArgs(folder: string): string[] {
    if (existsSync(this.#file)) return this.readArgs();
    const draft = this.#draftIn(folder);
    rmSync(draft, { force: true });

    // Which classes cannot be archived is of interest to nobody.
    return [`-XX:ArchiveClassesAtExit=${draft}`, '-Xlog:cds*=off', '-Xlog:class+load*=off'];
  }

  /** Publishes what the virtual machine wrote, unless it was cut off. Failing is no harm: the next one tries again. */
  keep(folder: string, { code }: Exit): void {
    const draft = this.#draftIn(folder);
    if (!existsSync(draft)) return;
    try {
      if (code !== orderlyEnd || existsSync(this.#file)) return;
      const copy = `${this.#file}.${crypto.randomUUID()}`;
      copyFileSync(draft, copy);
      renameSync(copy, this.#file);
    } catch {
      // For example a full disk or a cache that only its owner may write to.
    } finally {
      rmSync(draft, { force: true });
    }
  }

  #draftIn(folder: string): string {
    return join(folder, 'classes.jsa');
  }
}
