import 'reflect-metadata';

import { reportAndExit } from '@todo/service-kit';

import { startGateway } from './start.js';

startGateway(process.env).catch(reportAndExit);
