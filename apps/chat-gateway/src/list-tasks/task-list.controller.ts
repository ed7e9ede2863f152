import { Controller, Get, Inject, Query } from '@nestjs/common';

import { parse } from '../http/parse.js';
import { CurrentIdentity } from '../identity/current-identity.js';
import type { Identity } from '../identity/identity.js';
import { ListTasks, type TaskPage } from './list-tasks.js';
import { taskQuery } from './task-query.js';

/** `GET /api/tasks`. */
@Controller('api/tasks')
export class TaskListController {
  constructor(@Inject(ListTasks) private readonly tasks: ListTasks) {}

  @Get()
  list(@CurrentIdentity() who: Identity, @Query() query: unknown): Promise<TaskPage> {
    return this.tasks.list(who.userId, parse(taskQuery, query, 'query'));
  }
}
