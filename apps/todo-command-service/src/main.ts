import 'reflect-metadata';

import { reportAndExit } from '@todo/service-kit';

import { startCommandService } from './start.js';

startCommandService(process.env).catch(reportAndExit);
