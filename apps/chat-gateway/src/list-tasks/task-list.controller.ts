import { Controller, Get, Inject, Query } from '@nestjs/common';

import { parse } from '../http/parse.js';
import { CurrentIdentity } from '@todo/service-kit';
import type { Identity } from '@todo/service-kit';
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
