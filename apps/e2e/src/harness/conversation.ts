import type { Answer, Person, TaskView } from './person.js';

/** An answer of the assistant. */
export interface ChatAnswer extends Omit<Answer, 'body'> {
  readonly body: {
    readonly conversationId: string;
    readonly messageId: string;
    readonly response: string;
    readonly intent: string;
    readonly understood: readonly { readonly text: string; readonly as: string }[];
    readonly toolCalls: readonly {
      readonly tool: string;
      readonly arguments: Readonly<Record<string, unknown>>;
      readonly result: Readonly<Record<string, unknown>>;
    }[];
    readonly tasks?: readonly TaskView[];
    readonly choices?: readonly { readonly number: number; readonly taskId: string; readonly title: string }[];
    readonly undo?: { readonly commandId: string; readonly until: string };
  };
}

export interface SayOptions {
  /** Further fields of the body. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What somebody and the assistant say to each other; begins with the first sentence. */
export class Conversation {
  id: string | undefined;

  constructor(private readonly person: Person) {}

  async say(message: string, { fields = {}, headers = {} }: SayOptions = {}): Promise<ChatAnswer> {
    const body = { message, ...(this.id === undefined ? {} : { conversationId: this.id }), ...fields };
    const answer = (await this.person.post('/api/chat', body, { headers })) as unknown as ChatAnswer;
    if (answer.status < 300) this.id ??= answer.body.conversationId;
    return answer;
  }
}
