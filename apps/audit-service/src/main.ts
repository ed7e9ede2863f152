import 'reflect-metadata';

import { reportAndExit } from '@todo/service-kit';

import { startAuditService } from './start.js';

startAuditService(process.env).catch(reportAndExit);
