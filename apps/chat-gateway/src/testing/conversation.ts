import { randomUUID } from 'node:crypto';

import type { Command } from '@todo/event-contracts';

import type { GatewayRig, Instance } from './gateway-rig.js';
import { type Answer, send } from './http-client.js';
import { type Owned, TaskOwner } from './task-owner.js';

/** How an answer of the owner of tasks reaches the gateway. */
export type Way = (owned: Owned) => Promise<void>;

/** The body of an answer of the chat, as tests read it. */
export interface Said extends Answer {
  readonly text: string;
  readonly body: Answer['body'] & {
    readonly conversationId: string;
    readonly messageId: string;
    readonly response: string;
    readonly intent: string;
    readonly toolCalls: readonly {
      tool: string;
      arguments: Record<string, unknown>;
      result: Record<string, unknown>;
    }[];
    readonly tasks?: readonly { taskId: string; title: string; number?: number; status: string; group?: string }[];
    readonly choices?: readonly { number: number; taskId: string; title: string }[];
    readonly undo?: { commandId: string; until: string };
  };
}

/** A person of their own who talks to a gateway, and the service that answers their commands. */
export class Conversation {
  readonly user = randomUUID();
  readonly owner = new TaskOwner();
  readonly commands: Command[] = [];
  id: string | undefined;

  constructor(
    private readonly rig: GatewayRig,
    private readonly gateway: Instance,
  ) {
    this.answer((owned) => this.deliver(owned));
  }

  /** From now on what comes of commands is delivered so. */
  answer(way: Way): void {
    this.rig.answerCommands((command) => {
      this.commands.push(command);
      if (command.eventType !== 'profile.update') void way(this.owner.handle(command));
    });
  }

  async deliver({ events, result }: Owned): Promise<void> {
    for (const event of events) await this.rig.project(event);
    await this.rig.project(result);
  }

  /** Says something in this conversation, or as the fields say. */
  async say(
    message: string,
    fields: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Said> {
    const body = { message, ...(this.id === undefined ? {} : { conversationId: this.id }), ...fields };
    const answer = await send(this.gateway.url, this.user, 'POST', '/api/chat', { body, headers });
    const said = { ...answer, text: String(answer.body['response']) } as Said;
    if (answer.status < 300) this.id ??= said.body.conversationId;
    return said;
  }

  request(method: string, path: string, body?: unknown, user = this.user): Promise<Answer> {
    return send(this.gateway.url, user, method, path, body === undefined ? {} : { body });
  }

  /** Tasks that are there before anything is said. */
  async has(...titles: string[]): Promise<string[]> {
    const ids: string[] = [];
    for (const title of titles) {
      const { body } = await this.request('POST', '/api/tasks', { title });
      ids.push(String(body['taskId']));
    }
    this.commands.length = 0;
    return ids;
  }

  /** The titles of the tasks as the read model has them. */
  async titles(status = 'pending'): Promise<string[]> {
    const { body } = await this.request('GET', `/api/tasks?sort=title&status=${status}`);
    return (body['items'] as { title: string }[]).map(({ title }) => title);
  }
}
