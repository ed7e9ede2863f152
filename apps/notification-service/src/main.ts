import 'reflect-metadata';

import { reportAndExit } from '@todo/service-kit';

import { startNotificationService } from './start.js';

startNotificationService(process.env).catch(reportAndExit);
