/** Something of the stack that listens on 127.0.0.1. */
export interface Listener {
  /** `gateway`, `audit`, `mail`, `smtp`, `broker`, `database`, or a service's name: its health and metrics. */
  readonly key: string;
  /** The setting that chooses another port. */
  readonly variable: string;
  readonly port: number;
  /** In words, for messages. */
  readonly what: string;
}

export interface WantedListener extends Listener {
  /** Somebody chose this very port. 0: any that is free. */
  readonly explicit: boolean;
}

export interface Settings {
  /** Absolute. */
  readonly dataDir: string;
  /** Of a broker that is there already; `undefined`: ours. */
  readonly brokers: readonly string[] | undefined;
  /** Of a server that is there already; `undefined`: ours. Holds a password. */
  readonly databaseUrl: string | undefined;
  readonly ports: readonly WantedListener[];
}

/** Each is an app of that name. */
export const services: readonly ['chat-gateway', 'todo-command-service', 'notification-service', 'audit-service'];

export const listeners: readonly Listener[];

/**
 * Reads the environment of `npm start`. An empty variable counts as not set.
 * @param root what a relative DATA_DIR is relative to.
 * @throws StartProblem naming the setting that is wrong, without its value.
 */
export function readSettings(env: NodeJS.ProcessEnv, root: string): Settings;
